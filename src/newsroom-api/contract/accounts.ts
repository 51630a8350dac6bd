import { z } from '@hono/zod-openapi'
import { id, instant } from './common.ts'

export const staffRoles = ['administrator', 'editor', 'author', 'moderator'] as const
export const apiTokenRoles = [...staffRoles, 'scoring'] as const

const name = z.string().max(200)
const email = z.string().trim().max(254)
const password = z.string().max(1000)
const linkToken = z.string().min(1).max(200)

/** Who is signed in, and what they may do: what the newsroom asks for first. */
export const session = z
  .object({
    staff: z.object({ id, name: z.string(), email: z.string(), role: z.enum(staffRoles) }),
    permissions: z.array(z.string()),
    site: z.object({
      name: z.string(),
      url: z.string(),
      language: z.enum(['de', 'en']),
      timeZone: z.string(),
    }),
  })
  .openapi('Session')
export type Session = z.infer<typeof session>

export const signInInput = z.strictObject({ email, password }).openapi('SignInInput')

/** One device on which this person is signed in. `network` is a shortened address. */
export const ownSession = z
  .object({
    id,
    device: z.string(),
    network: z.string().nullable(),
    createdAt: instant,
    seenAt: instant,
    expiresAt: instant,
    isCurrent: z.boolean(),
  })
  .openapi('OwnSession')
export type OwnSession = z.infer<typeof ownSession>

export const ownNameInput = z.strictObject({ name }).openapi('OwnNameInput')
export const ownPasswordInput = z
  .strictObject({ currentPassword: password, newPassword: password })
  .openapi('OwnPasswordInput')
export const ownEmailInput = z.strictObject({ currentPassword: password, email }).openapi('OwnEmailInput')

export const staffMember = z
  .object({
    id,
    name: z.string(),
    email: z.string(),
    role: z.enum(staffRoles),
    createdAt: instant,
    /** Last use of the newsroom; null when there is no session. */
    lastSeenAt: instant.nullable(),
    disabledAt: instant.nullable(),
  })
  .openapi('StaffMember')
export type StaffMember = z.infer<typeof staffMember>

export const roleInput = z.strictObject({ role: z.enum(staffRoles) }).openapi('RoleInput')

/** An invitation that is neither accepted nor withdrawn. */
export const invitation = z
  .object({
    id,
    email: z.string(),
    name: z.string().nullable(),
    role: z.enum(staffRoles),
    invitedBy: z.string(),
    createdAt: instant,
    expiresAt: instant,
    hasExpired: z.boolean(),
  })
  .openapi('Invitation')
export type Invitation = z.infer<typeof invitation>

export const invitationInput = z
  .strictObject({ email, name: name.nullable().optional(), role: z.enum(staffRoles) })
  .openapi('InvitationInput')

/** The secret part of a mailed link; in the body, so that it stands in no log. */
export const linkInput = z.strictObject({ token: linkToken }).openapi('LinkInput')
/** What the page behind an invitation shows. */
export const invitationSeen = z
  .object({
    email: z.string(),
    name: z.string().nullable(),
    role: z.enum(staffRoles),
    invitedBy: z.string(),
    expiresAt: instant,
    siteName: z.string(),
  })
  .openapi('InvitationSeen')
export const acceptanceInput = z.strictObject({ token: linkToken, name, password }).openapi('AcceptanceInput')

export const passwordResetRequest = z.strictObject({ email }).openapi('PasswordResetRequest')
/** What the page behind a reset link shows. */
export const passwordResetSeen = z
  .object({ name: z.string(), email: z.string(), siteName: z.string() })
  .openapi('PasswordResetSeen')
export const passwordResetInput = z.strictObject({ token: linkToken, password }).openapi('PasswordResetInput')

/** A program's key, without the key. `hint` is how it begins. */
export const apiToken = z
  .object({
    id,
    name: z.string(),
    role: z.enum(apiTokenRoles),
    hint: z.string(),
    createdAt: instant,
    createdBy: z.string(),
    lastUsedAt: instant.nullable(),
    revokedAt: instant.nullable(),
  })
  .openapi('ApiToken')
export type ApiToken = z.infer<typeof apiToken>

export const apiTokenInput = z.strictObject({ name, role: z.enum(apiTokenRoles) }).openapi('ApiTokenInput')
/** The only answer that ever holds the token itself. */
export const apiTokenCreated = apiToken.extend({ token: z.string() }).openapi('ApiTokenCreated')
