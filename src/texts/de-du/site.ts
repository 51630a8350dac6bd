import type { site as formal } from '../de/site.ts'

export const site: Partial<Record<keyof typeof formal, string>> = {
  'body.embedNote': 'Beim Laden erfährt {provider}, dass du diese Seite liest, und kann Cookies setzen.',
  'search.corrected':
    'Meintest du „{corrected}“? Danach haben wir gesucht, denn für „{typed}“ gibt es keine Treffer.',
  'error.500.text':
    'Der Fehler liegt bei uns und ist gemeldet. Bitte versuche es in einigen Minuten noch einmal.',
  'breadcrumbs.label': 'Du bist hier',
  'privacy.cookies.text':
    'Beim Lesen werden keine Cookies gesetzt und nichts auf deinem Gerät gespeichert oder von ihm ausgelesen (§ 25 TDDDG). Darum gibt es hier auch kein Einwilligungsbanner. Schriften, Bilder und Programmteile kommen von unserem eigenen Server; ohne dein Zutun wird nichts von anderen geladen.',
  'privacy.access.text':
    'Dein Browser übermittelt uns technisch notwendig seine IP-Adresse, die aufgerufene Adresse und Angaben zu sich selbst. Wir brauchen sie, um die Seite auszuliefern und Angriffe abzuwehren (Art. 6 Abs. 1 Buchst. f DSGVO: unser berechtigtes Interesse am sicheren Betrieb). Das Redaktionssystem selbst führt kein Protokoll der Zugriffe; die IP-Adresse bleibt nur für die Dauer der Anfrage im Arbeitsspeicher. Vorgeschaltete Server unseres Hosters können Zugriffe für kurze Zeit protokollieren, um Störungen und Angriffe zu erkennen.',
  'privacy.embeds.text':
    'Videos und Karten anderer Anbieter ({providers}) erscheinen zunächst nur als Kasten. Erst wenn du auf „laden“ klickst, wird der Inhalt von dort geholt (Art. 6 Abs. 1 Buchst. a DSGVO). Der Anbieter erfährt dann deine IP-Adresse und welche Seite du liest, kann Cookies setzen und Daten auch außerhalb der EU verarbeiten. Dein Klick gilt nur für diesen einen Inhalt.',
  'privacy.share.text':
    'Die Links zum Teilen sind einfache Links. Ein Netzwerk erfährt erst von dir, wenn du einem solchen Link folgst. Das gilt auch für Links auf andere Websites, für die deren eigene Regeln gelten.',
  'privacy.comments.title': 'Wenn du einen Kommentar schreibst',
  'privacy.comments.text':
    'Dein Name und deine Worte erscheinen unter dem Artikel, sobald sie freigegeben sind. Deine E-Mail-Adresse zeigen wir nie; wir brauchen sie, um dir den Link zum eigenen Beitrag, Entscheidungen mit ihren Gründen und Rückfragen zu schicken. Jeder Beitrag wird auf diesem Server von einem Programm auf Respekt und Themenbezug eingeschätzt; an niemanden wird er dafür weitergegeben, und über eine Ablehnung entscheidet immer ein Mensch. Die IP-Adresse wird nach sieben Tagen gelöscht, gekürzt auf das Netz bleibt sie beim Beitrag, um Missbrauch abzuwehren (Art. 6 Abs. 1 Buchst. b und f DSGVO). Dein Entwurf und, solange dein Beitrag wartet, der Link zu ihm liegen allein in diesem Tab deines Browsers. Nur wenn du es wünschst, schreiben wir dir, wenn jemand antwortet; ein Klick beendet das. Empfehlungen werden einen Tag lang mit einem nicht umkehrbaren Wert gezählt. Du kannst einen Beitrag zurückziehen, solange er wartet und noch eine halbe Stunde nach dem Erscheinen, danach schreib uns bitte.',
  'privacy.mail.title': 'Wenn du uns schreibst',
  'privacy.mail.text':
    'Schreibst du uns eine E-Mail, bewahren wir sie auf, solange es für die Antwort und für mögliche Rückfragen nötig ist (Art. 6 Abs. 1 Buchst. f DSGVO). Hinweise an die Redaktion unterliegen dem Redaktionsgeheimnis.',
  'privacy.rights.title': 'Deine Rechte',
  'privacy.rights.text':
    'Du hast das Recht auf Auskunft, Berichtigung, Löschung, Einschränkung der Verarbeitung und Datenübertragbarkeit (Art. 15 bis 20 DSGVO). Einer Verarbeitung, die auf unserem berechtigten Interesse beruht, kannst du widersprechen (Art. 21 DSGVO); eine Einwilligung kannst du jederzeit für die Zukunft widerrufen. Außerdem kannst du dich bei einer Datenschutz-Aufsichtsbehörde beschweren (Art. 77 DSGVO). Automatisierte Entscheidungen im Einzelfall treffen wir nicht.',
}
