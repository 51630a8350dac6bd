import { describe, expect, it } from 'vitest'
import { loadScorer, type ToScore } from './index.ts'

const scorer = await loadScorer()
const score = (text: string, more: Omit<ToScore, 'text'> = {}) => scorer.score({ text, ...more })

describe('what hurts is found, and the words that do are marked', () => {
  it.each([
    ['Du bist so ein Idiot.', 'insult', 'Idiot'],
    ['Sie elender Vollpfosten!', 'insult', 'Vollpfosten'],
    ['Sie sind doch ein kompletter Vollidiot und haben keine Ahnung.', 'insult', 'Vollidiot'],
    ['Keine Ahnung du Idiot', 'insult', 'Idiot'],
    ["You idiot don't know anything.", 'insult', 'idiot'],
    ['Du I d i o t, halt dich da raus.', 'insult', 'I d i o t'],
    ['Halt die Fresse, du Arschl*ch!', 'profanity', 'Arschl*ch'],
    ['You are a stupid moron.', 'insult', 'moron'],
    ['Ich bring dich um, du wirst sehen.', 'threat', 'Ich bring dich um'],
    ['Klick hier: http://bit.ly/x und verdiene 5000 Euro pro Woche.', 'spam', 'http://bit.ly/x'],
    ['Alle Türken sind Abschaum.', 'identityAttack', 'Türken'],
  ] as const)('%s', (text, signal, words) => {
    const scored = score(text)
    expect(scored.scores[signal]).toBeGreaterThan(0.5)
    expect(
      scored.spans.filter((span) => span.signal === signal).map(({ start, end }) => text.slice(start, end)),
    ).toContain(words)
    expect(scored.suggestion).not.toBe('approve')
  })
})

describe('who is friendly, matter of fact, denies or quotes, is left in peace', () => {
  it.each([
    'Danke für den guten Artikel, der viel erklärt.',
    'Wie viel kostet die neue Straßenbahn eigentlich?',
    'Der Rat der Stadt Arschaffenburg sagt nein.',
    'Ich bin schwul und stolz darauf.',
    'Meine muslimischen Nachbarn sind nette Leute.',
    'Ich hasse keine Frauen.',
    'Ich hasse Frauen nicht.',
    'Ich verachte keine Ausländer.',
    'Du bist nicht dumm.',
    'Ich ekle mich nicht vor Schwulen.',
    'Wer „Ausländer raus“ ruft, handelt rassistisch.',
    'Niemand hat das Recht, andere zu schlagen.',
    'Die Polizei nahm den Mann fest, der gedroht hatte, sie umzubringen.',
    'I am a proud gay man.',
    'Thanks for the great article!',
    'The council should vote again.',
  ])('%s', (text) => {
    const { suggestion, offensive } = score(text)
    expect({ suggestion, offensive }).toEqual({ suggestion: 'approve', offensive: false })
  })
})

describe('tricks change little', () => {
  const plain = 'Du bist ein Idiot und ein Lügner, schäm dich!'
  it.each([
    'Du bist ein I d i o t und ein Lügner, schäm dich!',
    'Du bist ein 1d10t und ein Lügner, schäm dich!',
    'Du bist ein Id\u200biot und ein Lüg\u200bner, schäm dich!',
    'Du bist ein Idiiiiiot und ein Lügner, schäm dich!',
    'Du bist ein Іdіоt und ein Luegner, schaem dich!',
  ])('%s', (text) =>
    expect(Math.abs(score(text).scores.disrespect - score(plain).scores.disrespect)).toBeLessThan(0.15),
  )
})

describe('the language', () => {
  it.each([
    ['Ihr werdet für diesen Artikel bezahlen.', undefined, 'de'],
    ['The council made the right decision.', undefined, 'en'],
    ['The council made the right decision.', 'de-AT', 'de'],
    ['The council made the right decision.', 'fr', 'en'],
    ['', undefined, 'de'],
  ])('of “%s”, said to be %s, is %s', (text, language, found) =>
    expect(score(text, { language }).language).toBe(found),
  )
})

describe('on the topic of the article', () => {
  const article = {
    headline: 'Rat stimmt für die Straßenbahn über die Elme',
    teaser: '7,8 Kilometer, 14 Haltestellen, 186 Millionen Euro.',
    text: 'Der Stadtrat von Brückstadt beschließt den Bau der Linie 5 nach Niederwalde. Die Gegner kündigen ein Bürgerbegehren an. Oberbürgermeisterin Wessling rechnet mit Zuschüssen.',
  }
  const about =
    'Die Straßenbahn nach Niederwalde ist überfällig, 186 Millionen für die Linie 5 sind gut angelegt, das Bürgerbegehren unterschreibe ich nicht.'
  const away =
    'Unser Kater Felix ist seit Dienstag verschwunden, grau getigert, mit weißem Fleck auf der Pfote, bitte im Tierheim melden.'

  it('a comment about it is told from one about something else', () => {
    expect(score(about, { article }).scores.offTopic).toBeLessThan(0.3)
    expect(score(away, { article }).scores.offTopic).toBeGreaterThan(0.7)
  })

  it('an answer to a comment is on topic of that comment', () => {
    const parent =
      'Mein Kater Felix ist auch verschwunden, getigert mit weißer Pfote, niemand im Tierheim weiß etwas.'
    expect(score(away, { article, parent }).scores.offTopic).toBeLessThan(0.3)
  })

  it('nothing is said without an article, or of a few words', () => {
    expect(score(about).scores.offTopic).toBeNull()
    expect(score('Das sehe ich auch so.', { article }).scores.offTopic).toBeNull()
  })
})

describe('whatever is sent has an answer', () => {
  it.each([
    ['nothing', ''],
    ['blanks', ' \n\t '],
    ['only emoji', '🤮🖕😀👩‍👩‍👧‍👦'.repeat(500)],
    ['direction marks', '\u202eBist du dumm\u202c\u2066\u2067'.repeat(200)],
    ['one letter a hundred thousand times', 'a'.repeat(100_000)],
    ['a hundred thousand letters apart', 'a '.repeat(50_000)],
    ['a hundred thousand dots', 'a.'.repeat(50_000)],
    ['stars', 'f*'.repeat(50_000)],
    ['threats without an end', 'ich werde '.repeat(10_000)],
    ['links', 'http://a.xyz '.repeat(8000)],
    ['quotation marks', '„'.repeat(100_000)],
    ['half a surrogate pair', '\ud83d \udc00 \ud83d'],
    ['marks over marks', `a${'\u0301'.repeat(50_000)}`],
    ['HTML', '<script>alert(1)</script>'.repeat(1000)],
  ])('%s', (_, text) => {
    const { scores, spans } = score(text)
    for (const value of Object.values(scores)) if (value !== null) expect(value >= 0 && value <= 1).toBe(true)
    for (const { start, end } of spans) expect(start >= 0 && start < end && end <= text.length).toBe(true)
    expect(spans.length).toBeLessThanOrEqual(200)
  })

  it('beyond 10,000 characters nothing is read', () => {
    const long = 'Guten Tag. '.repeat(1000)
    expect(score(`${long}Du Arschloch!`).scores).toEqual(score(long).scores)
  })
})

it('the same comment has the same scores, whatever came between', () => {
  const text = 'So ein Unsinn, Herr Harkort, Sie haben keine Ahnung von Straßenbahnen.'
  const first = score(text)
  score('Ganz etwas anderes, in English as well, 😀')
  expect(score(text)).toEqual(first)
})
