import { ActionIcon, Drawer } from '@mantine/core'
import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { WaitingCount } from '../moderation/waiting-count.tsx'
import { useMay, useSite, useWrites } from '../session/session.ts'
import { useTexts } from '../texts/use-texts.tsx'
import { CommandPaletteLoader, openPalette } from './command-palette-loader.tsx'
import { Icon } from './icons.tsx'
import { Keys } from './keys.tsx'
import { PersonMenu } from './person-menu.tsx'
import { type MainPlace, placeOf, placesFor, roomAt } from './places.ts'
import styles from './shell.module.css'
import { shortcuts } from './shortcuts.ts'
import { catchTyping } from './typed-ahead.ts'
import { useShortcuts } from './use-shortcuts.ts'

const ShortcutsDialog = lazy(() =>
  import('./shortcuts-dialog.tsx').then((m) => ({ default: m.ShortcutsDialog })),
)

/** The newsroom around a room: places at the left (on a phone below), the room at the right. */
export function Shell() {
  const t = useTexts()
  const navigate = useNavigate()
  const may = useMay()
  const places = placesFor(may)
  const writes = useWrites()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const here = placeOf(places, path)
  const [help, setHelp] = useState(false)
  const toggleHelp = () => setHelp((open) => !open)
  useTitle(path, here)
  useStrayDrops()
  const begin = () => {
    const headline = path === '/articles/new' ? document.getElementById('article-headline') : null
    headline?.focus()
    if (headline) return
    catchTyping(t('articles.headline'))
    void navigate({ to: '/articles/$id', params: { id: 'new' } })
  }
  const going = Object.fromEntries(
    shortcuts.flatMap((shortcut) =>
      'go' in shortcut && (shortcut.go !== '/articles/new' || writes)
        ? [[shortcut.keys, () => (shortcut.go === '/articles/new' ? begin() : navigate({ to: shortcut.go }))]]
        : [],
    ),
  )
  useShortcuts({ ...going, 'mod+k': openPalette, '?': toggleHelp, f1: toggleHelp })
  // The editor fills a phone's screen; its own bar leads back.
  const bare = /^\/articles\/./.test(path)
  return (
    <div className={styles.shell} data-bare={bare || undefined}>
      <Rail places={places} here={here} openHelp={() => setHelp(true)} />
      <PhoneTop />
      <main className={styles.content} id="room" tabIndex={-1}>
        {here && here.rooms.length > 1 && <Rooms place={here} path={path} />}
        <Outlet />
      </main>
      <PhoneBottom places={places} here={here} />
      <CommandPaletteLoader openHelp={() => setHelp(true)} />
      {help && (
        <Suspense fallback={null}>
          <ShortcutsDialog onClose={() => setHelp(false)} />
        </Suspense>
      )}
    </div>
  )
}

/** A file dropped beside the places that take one must not replace the newsroom in its tab. */
function useStrayDrops() {
  useEffect(() => {
    const keep = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
    }
    addEventListener('dragover', keep)
    addEventListener('drop', keep)
    return () => {
      removeEventListener('dragover', keep)
      removeEventListener('drop', keep)
    }
  }, [])
}

/** The browser's tab says where one is; screens with a name of their own set it themselves. */
function useTitle(path: string, here: MainPlace | undefined) {
  const t = useTexts()
  const { name } = useSite()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the title is set anew with each address
  useEffect(() => {
    const room = (here && roomAt(here, path)) ?? here
    document.title = room ? `${t(room.name)} · ${name}` : name
  }, [path, here?.to, name, t])
}

function Rail({
  places,
  here,
  openHelp,
}: {
  places: MainPlace[]
  here: MainPlace | undefined
  openHelp: () => void
}) {
  const t = useTexts()
  const site = useSite()
  return (
    <aside className={styles.rail} aria-label={site.name}>
      <a className={styles.skip} href="#room">
        {t('shell.skip')}
      </a>
      <Link to="/" className={styles.paper}>
        {site.name}
      </Link>
      <button type="button" className={`plain-button ${styles.find}`} onClick={openPalette}>
        <Icon name="search" />
        <span>{t('shell.find')}</span>
        <Keys keys="mod+k" />
      </button>
      <nav className={styles.places} aria-label={t('shell.places')}>
        {places.map((place) => (
          <PlaceLink
            key={place.name}
            place={place}
            here={place.name === here?.name}
            className={styles.place}
          />
        ))}
      </nav>
      <div className={styles.foot}>
        <a className={styles.place} href="/" target="_blank" rel="noreferrer">
          <Icon name="outside" />
          {t('shell.toSite')}
        </a>
        <button type="button" className={`plain-button ${styles.place}`} onClick={openHelp}>
          <Icon name="keyboard" />
          {t('keys.help')}
        </button>
        <PersonMenu className={styles.person} nameClassName={styles.personName} />
      </div>
    </aside>
  )
}

function PlaceLink({
  place,
  here,
  className,
}: {
  place: MainPlace
  here: boolean
  className: string | undefined
}) {
  const t = useTexts()
  return (
    <Link
      to={place.to}
      className={className}
      data-here={here || undefined}
      aria-current={here ? 'page' : undefined}
    >
      <Icon name={place.icon} />
      {t(place.name)}
      {place.to === '/moderation' && <WaitingCount />}
    </Link>
  )
}

function Rooms({ place, path }: { place: MainPlace; path: string }) {
  const t = useTexts()
  const at = roomAt(place, path)
  const nav = useRef<HTMLElement>(null)
  // On a phone the names of many rooms are wider than the screen: where one is can be seen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked for anew in each room
  useEffect(() => {
    nav.current?.querySelector('[data-here]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [at?.to])
  return (
    <nav ref={nav} className={styles.rooms} aria-label={t(place.name)}>
      {place.rooms.map((room) => {
        const here = room.to === at?.to
        return (
          <Link
            key={room.to}
            to={room.to}
            className={styles.room}
            data-here={here || undefined}
            aria-current={here ? 'page' : undefined}
          >
            {t(room.name)}
          </Link>
        )
      })}
    </nav>
  )
}

function PhoneTop() {
  const t = useTexts()
  const writes = useWrites()
  const site = useSite()
  return (
    <aside className={styles.top} aria-label={site.name}>
      <Link to="/" className={styles.paper}>
        {site.name}
      </Link>
      <ActionIcon size={40} aria-label={t('shell.find')} onClick={openPalette}>
        <Icon name="search" size={20} />
      </ActionIcon>
      {writes && (
        <ActionIcon size={40} aria-label={t('articles.new')} component={Link} to="/articles/new">
          <Icon name="plus" size={20} />
        </ActionIcon>
      )}
    </aside>
  )
}

/** Four places and „more“: what a thumb can tell apart. */
function PhoneBottom({ places, here }: { places: MainPlace[]; here: MainPlace | undefined }) {
  const t = useTexts()
  const [more, setMore] = useState(false)
  const first = places.slice(0, 4)
  const rest = places.slice(4)
  const close = () => setMore(false)
  return (
    <>
      <nav className={styles.bottom} aria-label={t('shell.places')}>
        {first.map((place) => (
          <PlaceLink key={place.name} place={place} here={place.name === here?.name} className={styles.tab} />
        ))}
        <button
          type="button"
          className={`plain-button ${styles.tab}`}
          data-here={rest.includes(here as MainPlace) || undefined}
          onClick={() => setMore(true)}
        >
          <Icon name="more" />
          {t('shell.more')}
        </button>
      </nav>
      <Drawer opened={more} onClose={close} position="bottom" title={t('shell.more')} size="auto">
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: closes after the links inside, which have keys, were used */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: as above */}
        <div onClick={close}>
          {rest.map((place) => (
            <PlaceLink
              key={place.name}
              place={place}
              here={place.name === here?.name}
              className={styles.place}
            />
          ))}
          <a className={styles.place} href="/">
            <Icon name="outside" />
            {t('shell.toSite')}
          </a>
        </div>
        <PersonMenu className={styles.person} nameClassName={styles.personName} />
      </Drawer>
    </>
  )
}
