import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '../clock.ts'
import { type Config, ConfigError } from '../config/config.ts'
import type { AwsKeys } from './aws-signature.ts'
import type { Blobs } from './blobs.ts'
import { folderBlobs } from './folder-blobs.ts'
import { type S3Settings, s3Blobs } from './s3-blobs.ts'

type Environment = Record<string, string | undefined>

/**
 * The media store that the configuration names: the folder `media` in the data folder, or a bucket. A bucket's
 * keys come from `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY` (or the files in `…_FILE`).
 * @throws ConfigError with what to mend
 */
export function openBlobs(
  world: { config: Pick<Config, 'dataDir' | 'mediaUrl'>; clock: Clock },
  env: Environment = process.env,
): Blobs {
  const { mediaUrl, dataDir } = world.config
  return mediaUrl === null
    ? folderBlobs(join(dataDir, 'media'))
    : s3Blobs(s3SettingsFrom(mediaUrl, env), world.clock)
}

/** `s3://bucket?endpoint=https://…&region=…`. Without an endpoint the bucket is at Amazon. */
export function s3SettingsFrom(mediaUrl: string, env: Environment): S3Settings {
  const url = URL.parse(mediaUrl)
  if (url?.protocol !== 's3:' || !url.hostname || (url.pathname !== '' && url.pathname !== '/'))
    throw new ConfigError(
      'DEPESCHE_MEDIA_URL must look like s3://bucket?endpoint=https://storage.example.org&region=eu-central-1',
    )
  const region = url.searchParams.get('region') ?? env.AWS_REGION ?? 'us-east-1'
  const endpoint = url.searchParams.get('endpoint')
  return { bucketUrl: bucketUrlFrom(url.hostname, endpoint, region), region, keys: keysFrom(env) }
}

function bucketUrlFrom(bucket: string, endpoint: string | null, region: string): string {
  if (endpoint === null) return `https://${bucket}.s3.${region}.amazonaws.com/`
  const url = URL.parse(endpoint)
  if (url?.protocol === 'https:' || url?.protocol === 'http:')
    return `${url.origin}${url.pathname.replace(/\/$/, '')}/${bucket}`
  throw new ConfigError(
    `The endpoint in DEPESCHE_MEDIA_URL is «${endpoint}»; it must begin with https:// or http://.`,
  )
}

function keysFrom(env: Environment): AwsKeys {
  const accessKeyId = secretFrom(env, 'AWS_ACCESS_KEY_ID')
  const secretAccessKey = secretFrom(env, 'AWS_SECRET_ACCESS_KEY')
  if (accessKeyId && secretAccessKey) return { accessKeyId, secretAccessKey }
  throw new ConfigError(
    'DEPESCHE_MEDIA_URL names a bucket: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (or their _FILE forms).',
  )
}

function secretFrom(env: Environment, name: string): string | undefined {
  const plain = env[name]
  const file = env[`${name}_FILE`]
  if (plain || !file) return plain
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (cause) {
    throw new ConfigError(`${name}_FILE names ${file}, which cannot be read.`, { cause })
  }
}
