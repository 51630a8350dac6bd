import type { Child } from 'hono/jsx'
import type { Settings } from '../../settings/index.ts'

/** What every mail of the site needs: its settings (name, look, imprint) and its address. */
export type Letterhead = { settings: Settings; publicUrl: string }

const sans = '-apple-system, BlinkMacSystemFont, Segoe UI, Roboto, Helvetica, Arial, sans-serif'
const serif = 'Georgia, Cambria, Times New Roman, serif'
const ink = '#1a1a1a'
const quiet = '#5c5a57'

/**
 * Colours of the dark scheme; the light ones stand in the elements, as some programs drop style sheets. No `>`,
 * `&` or quotes: the sheet is text in the page like any other.
 */
const darkStyles = (accent: string): string => `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
a { text-underline-offset: 2px; }
@media (prefers-color-scheme: dark) {
  .ground { background: #131416 !important; }
  .ink { color: #e9e6e1 !important; }
  .quiet { color: #a8a49d !important; }
  .rule { border-color: #3a3b3e !important; }
  .accent { color: ${accent} !important; }
  .button { background: #e9e6e1 !important; color: #131416 !important; }
}
@media (max-width: 640px) {
  .column { padding-left: 20px !important; padding-right: 20px !important; }
}`

/**
 * A letter of the paper: one column of 600 px, system fonts, light and dark, nothing loaded from anywhere. `title` is
 * its headline, `preview` what a mail program shows beside the subject. `quietName`: the paper's name at the top leads nowhere,
 * so that the first link of the mail is the one it is about.
 */
export function MailLayout(props: {
  letterhead: Letterhead
  title: string
  preview: string
  quietName?: true
  children: Child
}) {
  const { settings, publicUrl } = props.letterhead
  const { look, site } = settings
  return (
    <html lang={site.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
        <title>{props.title}</title>
        <style>{darkStyles(look.accentDark)}</style>
      </head>
      <body class="ground" style={`margin:0;padding:0;background:#fbfaf7;color:${ink};`}>
        <div style="display:none;max-height:0;overflow:hidden;">{startOfSentence(props.preview)}</div>
        <table
          role="presentation"
          class="ground"
          width="100%"
          cellpadding="0"
          cellspacing="0"
          style="background:#fbfaf7;"
        >
          <tr>
            <td class="column" align="center" style="padding:0 24px;">
              <table
                role="presentation"
                width="600"
                cellpadding="0"
                cellspacing="0"
                style="width:100%;max-width:600px;"
              >
                <tr>
                  <td class="rule" style="padding:28px 0 14px;border-bottom:1px solid #d9d5cd;">
                    {props.quietName ? (
                      <span class="ink" style={nameStyle}>
                        {site.name}
                      </span>
                    ) : (
                      <a href={publicUrl} class="ink" style={nameStyle}>
                        {site.name}
                      </a>
                    )}
                  </td>
                </tr>
                <tr>
                  <td style="padding:30px 0 34px;" align="left">
                    <h1 class="ink" style={`margin:0 0 18px;font:700 27px/1.22 ${serif};color:${ink};`}>
                      {props.title}
                    </h1>
                    {props.children}
                  </td>
                </tr>
                <tr>
                  <td class="rule" style="padding:16px 0 40px;border-top:1px solid #d9d5cd;" align="left">
                    {footerLines(props.letterhead).map((line) => (
                      <p
                        key={line}
                        class="quiet"
                        style={`margin:0 0 4px;font:400 14px/1.5 ${sans};color:${quiet};`}
                      >
                        {line}
                      </p>
                    ))}
                  </td>
                </tr>
              </table>
            </td>
          </tr>
        </table>
      </body>
    </html>
  )
}

const nameStyle = `font:700 22px/1.2 ${serif};color:${ink};text-decoration:none;`

/** The first sentence goes on after the greeting's comma; beside the subject it stands alone. */
const startOfSentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export function MailText(props: { children: Child }) {
  return (
    <p class="ink" style={`margin:0 0 16px;font:400 17px/1.55 ${sans};color:${ink};`}>
      {props.children}
    </p>
  )
}

/** A link among words. Without a colour of its own each program takes its blue, dark grounds or not. */
export function MailLink(props: { href: string; children: Child }) {
  return (
    <a href={props.href} class="ink" style={`color:${ink};text-decoration:underline;`}>
      {props.children}
    </a>
  )
}

/** Smaller and softer: what one may skip. */
export function MailNote(props: { children: Child }) {
  return (
    <p class="quiet" style={`margin:0 0 12px;font:400 14px/1.55 ${sans};color:${quiet};`}>
      {props.children}
    </p>
  )
}

/** The one thing to do, and its address in full for those whose program shows no buttons. */
export function MailButton(props: { href: string; label: string; fallback: string }) {
  return (
    <>
      <p style="margin:26px 0 26px;">
        <a
          href={props.href}
          class="button"
          style={`display:inline-block;padding:13px 22px;background:${ink};color:#ffffff;font:600 16px/1.2 ${sans};text-decoration:none;`}
        >
          {props.label}
        </a>
      </p>
      <MailNote>
        {props.fallback}
        <br />
        <a href={props.href} class="quiet" style={`color:${quiet};word-break:break-all;`}>
          {props.href}
        </a>
      </MailNote>
    </>
  )
}

/** Name, publisher and address (§ 5 DDG), as lines for the foot of a mail. */
export function footerLines({ settings, publicUrl }: Letterhead): string[] {
  const { imprint, site } = settings
  const place = [imprint.street, [imprint.postalCode, imprint.city].filter(Boolean).join(' ')]
    .filter(Boolean)
    .join(', ')
  const publisher = [imprint.publisher, place].filter(Boolean).join(', ')
  const contact = [imprint.email || site.contactEmail, imprint.phone].filter(Boolean).join(' · ')
  return [`${site.name} · ${publicUrl.replace(/^https?:\/\//, '')}`, publisher, contact].filter(Boolean)
}
