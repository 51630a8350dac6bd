import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'

export type ImapMail = { uid: number; source: Buffer; flags: string[] }
export type TestMailbox = {
  url: string
  inbox: ImapMail[]
  trash: ImapMail[]
  validity: number
  /** What a mail of this uid makes it do instead of answering. */
  dropAt: number | null
  deliver(source: Buffer): number
  close(): Promise<void>
}

/** An IMAP server on the loopback that speaks as much of RFC 3501 and MOVE as reading a mailbox needs. */
export async function startMailbox(
  options: { hasTrash?: boolean; password?: string } = {},
): Promise<TestMailbox> {
  const { hasTrash = true, password = 'ein Kennwort' } = options
  let nextUid = 1
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    socket.on('error', () => {}).on('close', () => open.delete(socket))
    socket.write('* OK [CAPABILITY IMAP4rev1 MOVE UIDPLUS SPECIAL-USE] ready\r\n')
    let buffered = ''
    socket.on('data', (chunk) => {
      buffered += chunk.toString('latin1')
      for (let end = buffered.indexOf('\r\n'); end !== -1; end = buffered.indexOf('\r\n')) {
        const line = buffered.slice(0, end)
        buffered = buffered.slice(end + 2)
        answer(socket, line)
      }
    })
  })

  const numbersIn = (set: string): ImapMail[] =>
    mailbox.inbox.filter(({ uid }) =>
      set.split(',').some((range) => {
        const [first = '', last = first] = range.split(':')
        const highest = mailbox.inbox.at(-1)?.uid ?? 0
        const [from, to] = [first, last].map((each) => (each === '*' ? highest : Number(each)))
        return uid >= Math.min(from ?? 0, to ?? 0) && uid <= Math.max(from ?? 0, to ?? 0)
      }),
    )

  const answer = (socket: Socket, line: string): void => {
    const [, tag = '', command = '', rest = ''] = /^(\S+) ((?:UID )?\S+) ?(.*)$/i.exec(line) ?? []
    const say = (...lines: string[]) => socket.write(lines.map((each) => `${each}\r\n`).join(''), 'latin1')
    const number = (mail: ImapMail) => mailbox.inbox.indexOf(mail) + 1
    switch (command.toUpperCase()) {
      case 'CAPABILITY':
        return void say('* CAPABILITY IMAP4rev1 MOVE UIDPLUS SPECIAL-USE', `${tag} OK done`)
      case 'LOGIN':
        return void say(
          rest.endsWith(`"${password}"`) ? `${tag} OK in` : `${tag} NO [AUTHENTICATIONFAILED] Wrong password`,
        )
      case 'LIST':
      case 'LSUB':
        return void say(
          '* LIST () "/" INBOX',
          ...(hasTrash ? ['* LIST (\\Trash) "/" Papierkorb'] : []),
          `${tag} OK done`,
        )
      case 'SELECT':
      case 'EXAMINE':
        return void say(
          `* ${mailbox.inbox.length} EXISTS`,
          '* FLAGS (\\Seen \\Deleted)',
          '* OK [PERMANENTFLAGS (\\Seen \\Deleted)] ok',
          `* OK [UIDVALIDITY ${mailbox.validity}] ok`,
          `* OK [UIDNEXT ${nextUid}] ok`,
          `${tag} OK [READ-WRITE] done`,
        )
      case 'UID SEARCH':
        return void say(
          `* SEARCH ${numbersIn(/UID (\S+)/i.exec(rest)?.[1] ?? '')
            .map(({ uid }) => uid)
            .join(' ')}`.trim(),
          `${tag} OK done`,
        )
      case 'UID FETCH':
        for (const mail of numbersIn(rest.split(' ')[0] ?? '')) {
          const facts = `UID ${mail.uid} RFC822.SIZE ${mail.source.length}`
          if (!/BODY/i.test(rest)) say(`* ${number(mail)} FETCH (${facts})`)
          else if (mailbox.dropAt === mail.uid) return void socket.destroy()
          else
            say(
              `* ${number(mail)} FETCH (${facts} BODY[] {${mail.source.length}}`,
              `${mail.source.toString('latin1')})`,
            )
        }
        return void say(`${tag} OK done`)
      case 'UID STORE':
        for (const mail of numbersIn(rest.split(' ')[0] ?? ''))
          mail.flags.push(/\((.*)\)/.exec(rest)?.[1] ?? '')
        return void say(`${tag} OK done`)
      case 'UID MOVE':
        for (const mail of numbersIn(rest.split(' ')[0] ?? '')) {
          say(`* ${number(mail)} EXPUNGE`)
          mailbox.inbox.splice(mailbox.inbox.indexOf(mail), 1)
          mailbox.trash.push(mail)
        }
        return void say(`${tag} OK done`)
      case 'LOGOUT':
        say('* BYE', `${tag} OK done`)
        return void socket.end()
      default:
        return void say(`${tag} ${/^(NOOP|CLOSE|CHECK)$/i.test(command) ? 'OK done' : 'BAD unknown'}`)
    }
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const mailbox: TestMailbox = {
    url: `imap://bounces%40zeitung.example:${encodeURIComponent(password)}@127.0.0.1:${port}`,
    inbox: [],
    trash: [],
    validity: 7,
    dropAt: null,
    deliver(source) {
      mailbox.inbox.push({ uid: nextUid, source, flags: [] })
      return nextUid++
    },
    close: () => {
      for (const socket of open) socket.destroy()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
  return mailbox
}
