import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ConfigError } from '../config/config.ts'
import { s3SettingsFrom } from './open-blobs.ts'

const env = { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret' }
const keys = { accessKeyId: 'id', secretAccessKey: 'secret' }

describe('the address of the media store', () => {
  test.each([
    ['s3://bilder?endpoint=https://fsn1.example.org&region=fsn1', 'https://fsn1.example.org/bilder', 'fsn1'],
    ['s3://bilder?endpoint=http://127.0.0.1:9000/store/', 'http://127.0.0.1:9000/store/bilder', 'us-east-1'],
    ['s3://bilder?region=eu-central-1', 'https://bilder.s3.eu-central-1.amazonaws.com/', 'eu-central-1'],
  ])('%s leads to %s', (mediaUrl, bucketUrl, region) => {
    expect(s3SettingsFrom(mediaUrl, env)).toEqual({ bucketUrl, region, keys })
  })

  test.each([
    'bilder',
    'https://storage.example.org/bilder',
    's3://',
    's3://bilder/folder',
    's3://bilder?endpoint=storage.example.org',
  ])('%s is refused with what to mend', (mediaUrl) => {
    expect(() => s3SettingsFrom(mediaUrl, env)).toThrow(ConfigError)
    expect(() => s3SettingsFrom(mediaUrl, env)).toThrow('DEPESCHE_MEDIA_URL')
  })

  test('a bucket without keys is refused, naming the variables', () => {
    expect(() => s3SettingsFrom('s3://bilder', { AWS_ACCESS_KEY_ID: 'id' })).toThrow('AWS_SECRET_ACCESS_KEY')
  })

  test('the secret may stand in a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'depesche-secret-'))
    const file = join(folder, 'secret')
    writeFileSync(file, 'secret\n')
    const settings = s3SettingsFrom('s3://bilder', {
      AWS_ACCESS_KEY_ID: 'id',
      AWS_SECRET_ACCESS_KEY_FILE: file,
    })
    rmSync(folder, { recursive: true })
    expect(settings.keys).toEqual(keys)
  })
})
