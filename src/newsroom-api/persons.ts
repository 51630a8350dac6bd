import { erasePerson, heldOfPerson } from '../persons/index.ts'
import type { World } from '../platform/world.ts'
import { byCaller } from './caller.ts'
import { erasedOfPerson, personInput, heldOfPerson as shown } from './contract/persons.ts'
import { type Api, jsonAnswer, jsonBody, newApi, route } from './kit.ts'

const tags = ['moderation']

const lookRoute = route({
  method: 'post',
  path: '/persons/held',
  operationId: 'getHeldOfPerson',
  access: 'comments.moderate',
  tags,
  summary: 'All that is held of a reader, by their e-mail address (GDPR Articles 15 and 20)',
  request: { body: jsonBody(personInput) },
  responses: { 200: jsonAnswer(shown, 'Empty lists for somebody unknown') },
})
const eraseRoute = route({
  method: 'post',
  path: '/persons/erase',
  operationId: 'erasePerson',
  access: 'persons.erase',
  tags,
  summary: 'Forget a reader (GDPR Article 17); there is no way back',
  description:
    'Comments that others have answered stay as a mark without words. The log of decisions stays without words. A restored backup forgets them once more.',
  request: { body: jsonBody(personInput) },
  responses: { 200: jsonAnswer(erasedOfPerson, 'How much was erased') },
})

/** What is held of readers, and forgetting it. */
export function personsApi(world: World): Api {
  const api = newApi()

  api.openapi(lookRoute, async (c) => c.json(await heldOfPerson(world, c.req.valid('json').email), 200))

  api.openapi(eraseRoute, async (c) =>
    c.json(await erasePerson(world, c.req.valid('json').email, byCaller(c)), 200),
  )

  return api
}
