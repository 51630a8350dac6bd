import type { ErasedOfPerson, HeldOfPerson } from '../../../../src/newsroom-api/contract/persons.ts'
import { post } from '../../api.ts'

export type { HeldOfPerson }

export const lookUp = (email: string): Promise<HeldOfPerson> => post<HeldOfPerson>('/persons/held', { email })
export const erase = (email: string): Promise<ErasedOfPerson> =>
  post<ErasedOfPerson>('/persons/erase', { email })
