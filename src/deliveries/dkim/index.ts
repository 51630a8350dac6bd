export { dnsRecordOf, domainOf, isPublished } from './dkim-key.ts'
export { type DkimRefusal, listKeys, makeKey, removeKey, startSigning } from './manage-keys.ts'
export { type SigningKey, signingKeyFor, unreadableKeys } from './signing-key.ts'
