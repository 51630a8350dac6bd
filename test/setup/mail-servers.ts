import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { freePort } from '../server.ts'
import { installDebianPackage } from './debian-packages.ts'

export type MailServers = {
  /** For who signs in, after STARTTLS, with a mailbox of theirs. */
  smtpUrlOf(address: string): string
  imapUrlOf(address: string): string
  /** Where Postfix submits what comes to `bounces.example`; whoever wants it listens there. */
  bouncePort: number
  /** The certificate that Postfix shows, as PEM, for `localhost`. */
  certificate: string
  /** Raw mails that Dovecot keeps for an address, in no order. */
  mailsOf(address: string): Buffer[]
  /** What both have logged. */
  log(): string
  stop(): Promise<void>
}

const password = 'ein Kennwort'
const credentialsOf = (address: string): string =>
  `${encodeURIComponent(address)}:${encodeURIComponent(password)}`

/**
 * Runs both until its standard input closes: when the test ends, however it ends (`kill -9` too), they stop and the
 * folder goes.
 */
const script = `
set -u
dir=$1
trap '' INT TERM PIPE
fail() { cat "$dir/start.log" "$dir"/log/* >&2 2>/dev/null; end; exit 1; }
end() {
  postfix -c "$dir/postfix" stop >/dev/null 2>&1
  doveadm -c "$dir/dovecot.conf" stop >/dev/null 2>&1
  rm -rf "$dir"
}
dovecot -c "$dir/dovecot.conf" >"$dir/start.log" 2>&1 </dev/null || fail
postfix -c "$dir/postfix" start >"$dir/start.log" 2>&1 </dev/null || fail
echo ready
read _
end
`

/**
 * Debian's Postfix and Dovecot on the loopback, in a folder of their own, with nothing of the machine's configuration.
 * Postfix takes mail for every address of its domains and finds out afterwards who has a mailbox; else it bounces.
 * @throws what to install when they are missing; when not root, as whom Postfix does not run
 */
export async function startMailServers(mailboxes: readonly string[]): Promise<MailServers> {
  if (process.getuid?.() !== 0)
    throw new Error('Postfix runs as root only: run this test as root, or in a container of your own.')
  if (!existsSync('/usr/sbin/postfix')) installDebianPackage('postfix', reason('Postfix'))
  if (!existsSync('/usr/lib/dovecot/imap')) installDebianPackage('dovecot-imapd', reason('Dovecot'))
  // Not the folder for temporary files of this process: its path may be too long for the sockets in it.
  const folder = mkdtempSync('/tmp/depesche-mail-')
  chmodSync(folder, 0o755)
  const [smtpPort, imapPort, bouncePort] = await Promise.all([freePort(), freePort(), freePort()])
  for (const name of ['postfix', 'log', 'run', 'spool', 'data', 'mail']) mkdirSync(join(folder, name))
  execFileSync('chown', ['postfix', join(folder, 'data')])
  execFileSync('chown', ['nobody:nogroup', join(folder, 'mail')])
  chmodSync(join(folder, 'log'), 0o777)
  const certificate = makeCertificate(folder)
  writeFileSync(join(folder, 'dovecot.conf'), dovecotConf(folder, imapPort))
  writeFileSync(join(folder, 'postfix/main.cf'), mainCf(folder, bouncePort))
  writeFileSync(join(folder, 'postfix/master.cf'), masterCf(folder, smtpPort))
  writeFileSync(
    join(folder, 'users'),
    mailboxes.map((address) => `${address}:{PLAIN}${password}::::::\n`).join(''),
  )
  const child = spawn('/bin/sh', ['-c', script, 'sh', folder], {
    cwd: '/',
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true, // Ctrl-C reaches the test run, which then closes the input
  })
  await untilReady(child)
  return {
    smtpUrlOf: (address) => `smtp://${credentialsOf(address)}@localhost:${smtpPort}`,
    imapUrlOf: (address) => `imap://${credentialsOf(address)}@127.0.0.1:${imapPort}`,
    bouncePort,
    certificate,
    mailsOf: (address) =>
      ['new', 'cur'].flatMap((part) => {
        const at = join(folder, 'mail', address, part)
        return existsSync(at) ? readdirSync(at).map((name) => readFileSync(join(at, name))) : []
      }),
    log: () =>
      readdirSync(join(folder, 'log'))
        .map((name) => readFileSync(join(folder, 'log', name), 'utf8'))
        .join(''),
    async stop() {
      const ended = once(child, 'exit')
      child.stdin?.end()
      await ended
    },
  }
}

const reason = (name: string): string => `Mails are tried on Debian's ${name}, and it is not installed.`

/** For `localhost`, for a day. */
function makeCertificate(folder: string): string {
  const paths = ['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'certificate.pem')]
  const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1']
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
  execFileSync('/usr/bin/openssl', ['req', ...kind, ...names, ...paths], { stdio: 'ignore' })
  return readFileSync(join(folder, 'certificate.pem'), 'utf8')
}

async function untilReady(child: ChildProcess): Promise<void> {
  if (!child.stdout) throw new Error('the script was started without a pipe')
  const lines = createInterface({ input: child.stdout })
  const ended = new Promise<never>((_, reject) => {
    child.once('error', reject)
    child.once('exit', (code) =>
      reject(new Error(`Postfix and Dovecot did not start (exit ${code}); their log is above.`)),
    )
  })
  ended.catch(() => {}) // after the start, the end is expected
  await Promise.race([once(lines, 'line'), ended])
}

const dovecotConf = (folder: string, port: number): string => `
base_dir = ${folder}/run
state_dir = ${folder}/run
log_path = ${folder}/log/dovecot
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login
mail_location = maildir:${folder}/mail/%u
first_valid_uid = 1
mail_uid = nobody
mail_gid = nogroup
passdb {
  driver = passwd-file
  args = ${folder}/users
}
userdb {
  driver = passwd-file
  args = ${folder}/users
  default_fields = uid=nobody gid=nogroup home=${folder}/mail/%u
}
namespace inbox {
  inbox = yes
  mailbox Papierkorb {
    auto = create
    special_use = \\Trash
  }
}
service imap-login {
  inet_listener imap {
    address = 127.0.0.1
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service auth {
  unix_listener auth-userdb {
    mode = 0666
  }
  unix_listener for-postfix {
    user = postfix
    mode = 0600
  }
}
service stats {
  unix_listener stats-writer {
    mode = 0666
  }
}
protocol lda {
  log_path = ${folder}/log/delivery
  postmaster_address = postmaster@zeitung.example
}
`

const mainCf = (folder: string, bouncePort: number): string => `
compatibility_level = 3.6
queue_directory = ${folder}/spool
data_directory = ${folder}/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
maillog_file = ${folder}/log/postfix
maillog_file_prefixes = ${folder}
myhostname = mx.leser.example
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks =
alias_maps =
local_recipient_maps =
recipient_delimiter = +
disable_dns_lookups = yes
smtp_host_lookup = native
virtual_mailbox_domains = leser.example, zeitung.example
virtual_transport = dovecot
transport_maps = inline:{bounces.example=smtp:[127.0.0.1]:${bouncePort}}
smtpd_reject_unlisted_recipient = no
smtpd_recipient_restrictions = permit_sasl_authenticated, reject_unauth_destination
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = ${folder}/run/for-postfix
smtpd_tls_security_level = may
smtpd_tls_auth_only = yes
smtpd_tls_cert_file = ${folder}/certificate.pem
smtpd_tls_key_file = ${folder}/key.pem
`

const masterCf = (folder: string, port: number): string => `
127.0.0.1:${port} inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
tlsmgr unix - - n 1000? 1 tlsmgr
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
dovecot unix - n n - - pipe
  flags=DRhu user=nobody:nogroup
  argv=/usr/lib/dovecot/dovecot-lda -c ${folder}/dovecot.conf -f \${sender} -d \${user}@\${domain}
`
