import { idempotencyHeader, ifMatchHeader } from './contract/common.ts'
import {
  issue,
  issueCheckList,
  issueInput,
  issuePage,
  issuePatch,
  issuePreview,
  issueQuery,
  issueSubmission,
  issueTest,
} from './contract/newsletters.ts'
import { idParameter, jsonAnswer, jsonBody, route } from './kit.ts'

const common = { access: 'newsletters.manage' as const, tags: ['newsletters'] }
const params = idParameter.extend({
  issueId: idParameter.shape.id.openapi({ param: { name: 'issueId', in: 'path' } }),
})
const folder = '/newsletters/{id}/issues'
const place = '/newsletters/{id}/issues/{issueId}'

export const createRoute = route({
  ...common,
  method: 'post',
  path: folder,
  operationId: 'createIssue',
  summary: 'Begin an issue; with neither blocks nor articles it fills itself with what is new',
  request: { params: idParameter, body: jsonBody(issueInput), headers: idempotencyHeader },
  responses: { 201: jsonAnswer(issue, 'A draft; ETag is its revision') },
})
export const listRoute = route({
  ...common,
  method: 'get',
  path: folder,
  operationId: 'listIssues',
  summary: 'Issues of a newsletter, newest first',
  request: { params: idParameter, query: issueQuery },
  responses: { 200: jsonAnswer(issuePage, 'One page') },
})
export const readRoute = route({
  ...common,
  method: 'get',
  path: place,
  operationId: 'getIssue',
  summary: 'One issue, with how far it is: total, accepted, failed, pending',
  request: { params },
  responses: { 200: jsonAnswer(issue, 'ETag is its revision') },
})
export const patchRoute = route({
  ...common,
  method: 'patch',
  path: place,
  operationId: 'updateIssue',
  conflict: 'It is on its way',
  summary: 'Change an issue that was not submitted',
  request: { params, headers: ifMatchHeader, body: jsonBody(issuePatch) },
  responses: { 200: jsonAnswer(issue, 'After the change') },
})
export const removeRoute = route({
  ...common,
  method: 'delete',
  path: place,
  operationId: 'removeIssue',
  conflict: 'It is on its way',
  summary: 'Remove an issue that was not submitted',
  request: { params },
  responses: { 204: { description: 'Removed' } },
})
export const fillRoute = route({
  ...common,
  method: 'post',
  path: '/newsletters/{id}/issues/{issueId}/fill',
  operationId: 'fillIssue',
  conflict: 'It is on its way',
  summary: 'Its blocks anew: what has been published since the issue before',
  request: { params, headers: ifMatchHeader },
  responses: { 200: jsonAnswer(issue, 'After the change') },
})
export const duplicateRoute = route({
  ...common,
  method: 'post',
  path: '/newsletters/{id}/issues/{issueId}/duplicate',
  operationId: 'duplicateIssue',
  summary: 'The same words and blocks as a new draft',
  request: { params, headers: idempotencyHeader },
  responses: { 201: jsonAnswer(issue, 'The new draft') },
})
export const submitRoute = route({
  ...common,
  method: 'post',
  path: '/newsletters/{id}/issues/{issueId}/submit',
  operationId: 'submitIssue',
  conflict: 'It is on its way already',
  summary: 'Send an issue to everybody who subscribes, now or at a time',
  request: { params, body: { ...jsonBody(issueSubmission), required: false } },
  responses: { 202: jsonAnswer(issue, 'It is prepared, or scheduled') },
})
export const previewRoute = route({
  ...common,
  method: 'get',
  path: '/newsletters/{id}/issues/{issueId}/preview',
  operationId: 'previewIssue',
  summary: 'The mail as it would leave now',
  request: { params },
  responses: { 200: jsonAnswer(issuePreview, 'HTML and text') },
})
export const checksRoute = route({
  ...common,
  method: 'get',
  path: '/newsletters/{id}/issues/{issueId}/checks',
  operationId: 'checkIssue',
  summary: 'What is to be mended before it leaves; its links are followed',
  request: { params },
  responses: { 200: jsonAnswer(issueCheckList, 'The check list') },
})
export const testRoute = route({
  ...common,
  method: 'post',
  path: '/newsletters/{id}/issues/{issueId}/test',
  operationId: 'testIssue',
  summary: 'Mail it to a few addresses, marked as a test',
  request: { params, body: jsonBody(issueTest) },
  responses: { 202: { description: 'The mails are in the outbox' } },
})
export const changeRoutes = {
  unschedule: stateRoute('unschedule', 'It is a draft again', 'It is not scheduled'),
  pause: stateRoute('pause', 'Nobody else gets it until it is resumed', 'It has not started or is paused'),
  resume: stateRoute('resume', 'It goes on with those who did not have it', 'It is not paused'),
  cancel: stateRoute('cancel', 'Who has not got it does not get it any more', 'It is over or no issue yet'),
}

function stateRoute<const V extends string>(verb: V, summary: string, conflict: string) {
  return route({
    ...common,
    method: 'post',
    path: `/newsletters/{id}/issues/{issueId}/${verb}`,
    operationId: `${verb}Issue`,
    conflict,
    summary,
    request: { params },
    responses: { 200: jsonAnswer(issue, 'After the change') },
  })
}
