/** The look of mails, as `deliveries/mail/layout.tsx` has it. Quotes would end the attributes these stand in. */
export const sans = '-apple-system, BlinkMacSystemFont, Segoe UI, Roboto, Helvetica, Arial, sans-serif'
export const serif = 'Georgia, Cambria, Times New Roman, serif'
export const ink = '#1a1a1a'
export const quiet = '#5c5a57'
export const line = '#d9d5cd'
export const paper = '#fbfaf7'
export const tint = '#f1eee7'

/** Colours of the dark scheme; the light ones stand in the elements, as some programs drop style sheets. */
export const darkStyles = (accent: string): string => `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
a { text-underline-offset: 2px; }
@media (prefers-color-scheme: dark) {
  body, .ground, [role=article] { background: #131416 !important; }
  .ink { color: #e9e6e1 !important; }
  .quiet { color: #a8a49d !important; }
  .line { border-color: #3a3b3e !important; }
  .edge { border-color: #e9e6e1 !important; }
  .tint { background: #1f2023 !important; }
  .accent { color: ${accent} !important; }
}`
