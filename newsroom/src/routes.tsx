import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouteComponent,
} from '@tanstack/react-router'
import { readListSearch } from './articles/list/filters.ts'
import type { MediaSearch } from './media/media-screen.tsx'
import { Gate } from './session/gate.tsx'
import { NotFound } from './shell/not-found.tsx'
import { Loading, ProblemNote } from './shell/page.tsx'

/** All addresses of the newsroom, each with its room. Rooms are loaded when they are entered. */
const root = createRootRoute({ component: Gate, notFoundComponent: NotFound })

const text = (value: unknown): string | undefined => (typeof value === 'string' && value ? value : undefined)
const number = (value: unknown): number | undefined =>
  Number.isInteger(Number(value)) && Number(value) > 0 ? Number(value) : undefined
/** A list with the detail of one of its rows, and what was searched for. */
const openAndSearch = (search: Record<string, unknown>): { open?: string; q?: string } => ({
  ...(text(search.open) ? { open: text(search.open) } : {}),
  ...(text(search.q) ? { q: text(search.q) } : {}),
})

const dashboard = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./dashboard/dashboard-screen.tsx'), 'DashboardScreen'),
})
const articles = createRoute({
  getParentRoute: () => root,
  path: '/articles',
  validateSearch: readListSearch,
  component: lazyRouteComponent(() => import('./articles/list/articles-screen.tsx'), 'ArticlesScreen'),
})
const article = createRoute({
  getParentRoute: () => root,
  path: '/articles/$id',
  component: lazyRouteComponent(() => import('./articles/editor/editor-route.tsx'), 'EditorRoute'),
})
const revisions = createRoute({
  getParentRoute: () => root,
  path: '/articles/$id/revisions',
  validateSearch: (search: Record<string, unknown>): { from?: number; to?: number } => ({
    ...(number(search.from) ? { from: number(search.from) } : {}),
    ...(number(search.to) ? { to: number(search.to) } : {}),
  }),
  component: lazyRouteComponent(() => import('./articles/revisions/revisions-screen.tsx'), 'RevisionsScreen'),
})

const media = createRoute({
  getParentRoute: () => root,
  path: '/media',
  validateSearch: (search: Record<string, unknown>): MediaSearch => ({
    ...openAndSearch(search),
    ...(search.kind === 'picture' || search.kind === 'file' ? { kind: search.kind } : {}),
  }),
  component: lazyRouteComponent(() => import('./media/media-screen.tsx'), 'MediaScreen'),
})

/** Rooms that read their own address (`useSelected`). */
const rooms = [
  room(
    '/tags',
    lazyRouteComponent(() => import('./tags/screen.tsx'), 'TagsScreen'),
  ),
  room(
    '/sections',
    lazyRouteComponent(() => import('./sections/screen.tsx'), 'SectionsScreen'),
  ),
  room(
    '/authors',
    lazyRouteComponent(() => import('./authors/screen.tsx'), 'AuthorsScreen'),
  ),
  room(
    '/settings',
    lazyRouteComponent(() => import('./settings/screen.tsx'), 'SettingsScreen'),
  ),
  room(
    '/outbox',
    lazyRouteComponent(() => import('./outbox/screen.tsx'), 'OutboxScreen'),
  ),
  room(
    '/mailings',
    lazyRouteComponent(() => import('./mailings/screen.tsx'), 'MailingsScreen'),
  ),
  room(
    '/newsletters',
    lazyRouteComponent(() => import('./newsletters/screen.tsx'), 'NewslettersScreen'),
  ),
  room(
    '/readers',
    lazyRouteComponent(() => import('./readers/screen.tsx'), 'ReadersScreen'),
  ),
  room(
    '/imports',
    lazyRouteComponent(() => import('./imports/screen.tsx'), 'ImportsScreen'),
  ),
  room(
    '/audit',
    lazyRouteComponent(() => import('./audit/screen.tsx'), 'AuditScreen'),
  ),
  room(
    '/moderation',
    lazyRouteComponent(() => import('./moderation/screen.tsx'), 'ModerationScreen'),
  ),
  room(
    '/moderation/comments',
    lazyRouteComponent(() => import('./moderation/comments/comments-screen.tsx'), 'CommentsScreen'),
  ),
  room(
    '/appeals',
    lazyRouteComponent(() => import('./moderation/appeals-screen.tsx'), 'AppealsScreen'),
  ),
  room(
    '/notices',
    lazyRouteComponent(() => import('./moderation/notices-screen.tsx'), 'NoticesScreen'),
  ),
  room(
    '/moderation/words',
    lazyRouteComponent(() => import('./moderation/words/words-screen.tsx'), 'WordsScreen'),
  ),
  room(
    '/moderation/blocks',
    lazyRouteComponent(() => import('./moderation/blocks/blocks-screen.tsx'), 'BlocksScreen'),
  ),
  room(
    '/moderation/rules',
    lazyRouteComponent(() => import('./moderation/rules/rules-screen.tsx'), 'RulesScreen'),
  ),
  room(
    '/moderation/today',
    lazyRouteComponent(() => import('./moderation/figures/today-screen.tsx'), 'TodayScreen'),
  ),
  room(
    '/moderation/transparency',
    lazyRouteComponent(() => import('./moderation/figures/transparency-screen.tsx'), 'TransparencyScreen'),
  ),
  room(
    '/moderation/persons',
    lazyRouteComponent(() => import('./moderation/persons/persons-screen.tsx'), 'PersonsScreen'),
  ),
  room(
    '/front-page',
    lazyRouteComponent(() => import('./front-page/screen.tsx'), 'FrontPageScreen'),
  ),
  room(
    '/pages',
    lazyRouteComponent(() => import('./pages/screen.tsx'), 'PagesScreen'),
  ),
  room(
    '/navigation',
    lazyRouteComponent(() => import('./navigation/screen.tsx'), 'NavigationScreen'),
  ),
  room(
    '/redirects',
    lazyRouteComponent(() => import('./redirects/screen.tsx'), 'RedirectsScreen'),
  ),
  room(
    '/page-counts',
    lazyRouteComponent(() => import('./page-counts/screen.tsx'), 'PageCountsScreen'),
  ),
  room(
    '/staff',
    lazyRouteComponent(() => import('./staff/screen.tsx'), 'StaffScreen'),
  ),
  room(
    '/account',
    lazyRouteComponent(() => import('./staff/account-screen.tsx'), 'AccountScreen'),
  ),
  room(
    '/developer',
    lazyRouteComponent(() => import('./developer/screen.tsx'), 'DeveloperScreen'),
  ),
]

/** Addresses of mails and of those who are not signed in. */
const withToken = (search: Record<string, unknown>) => ({ token: text(search.token) ?? '' })
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  validateSearch: withToken,
  component: lazyRouteComponent(() => import('./session/invitation-screen.tsx'), 'InvitationScreen'),
})
const resetPassword = createRoute({
  getParentRoute: () => root,
  path: '/reset-password',
  validateSearch: withToken,
  component: lazyRouteComponent(() => import('./session/reset-password-screen.tsx'), 'ResetPasswordScreen'),
})
const forgotPassword = createRoute({
  getParentRoute: () => root,
  path: '/forgot-password',
  component: lazyRouteComponent(() => import('./session/forgot-password-screen.tsx'), 'ForgotPasswordScreen'),
})

const routeTree = root.addChildren([
  dashboard,
  articles,
  article,
  revisions,
  media,
  invitation,
  resetPassword,
  forgotPassword,
  ...rooms,
])

function room<P extends `/${string}`>(path: P, component: RouteComponent) {
  return createRoute({ getParentRoute: () => root, path, component })
}

export const router = createRouter({
  routeTree,
  basepath: '/newsroom',
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultPendingComponent: Loading,
  defaultErrorComponent: ({ error }) => <ProblemNote error={error} retry={() => location.reload()} />,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
