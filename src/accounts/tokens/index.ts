export { createToken, listTokens, revokeToken } from './manage-tokens.ts'
export type { ApiToken } from './token.ts'
