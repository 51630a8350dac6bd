import { describe, expect, test } from 'vitest'
import { sha256Hex, signedHeaders } from './aws-signature.ts'

/** The worked examples of the Amazon S3 API Reference ("Authenticating Requests: Examples"). */
const keys = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
}
const scope = { region: 'us-east-1', service: 's3', at: '2013-05-24T00:00:00.000Z' }
const bucket = 'https://examplebucket.s3.amazonaws.com'

type Example = {
  name: string
  method: string
  url: string
  headers: Record<string, string>
  body: string
  signature: string
}

const examples: Example[] = [
  {
    name: 'GET object',
    method: 'GET',
    url: `${bucket}/test.txt`,
    headers: { Range: 'bytes=0-9' },
    body: '',
    signature: 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  },
  {
    name: 'PUT object',
    method: 'PUT',
    url: `${bucket}/test$file.text`,
    headers: { Date: 'Fri, 24 May 2013 00:00:00 GMT', 'x-amz-storage-class': 'REDUCED_REDUNDANCY' },
    body: 'Welcome to Amazon S3.',
    signature: '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
  },
  {
    name: 'GET bucket lifecycle',
    method: 'GET',
    url: `${bucket}/?lifecycle`,
    headers: {},
    body: '',
    signature: 'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
  },
  {
    name: 'list objects',
    method: 'GET',
    url: `${bucket}/?max-keys=2&prefix=J`,
    headers: {},
    body: '',
    signature: '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
  },
]

describe('AWS Signature Version 4', () => {
  test.each(examples)('signs $name as the reference does', ({ method, url, headers, body, signature }) => {
    const request = { method, url: new URL(url), headers, bodyHash: sha256Hex(body) }
    expect(signedHeaders(request, keys, scope).authorization).toContain(`Signature=${signature}`)
  })
})
