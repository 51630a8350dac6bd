import type { HouseRules } from './house-rules.ts'

/** The house rules that a new site has; the newsroom makes them its own. In German neither „du“ nor „Sie“. */
export const shippedRules: HouseRules = {
  version: 1,
  validFrom: null,
  introduction: {
    de: 'Jeder Beitrag wird gelesen, bevor er erscheint. Veröffentlicht wird, was zum Thema des Artikels spricht und andere achtet – auch in hartem Widerspruch. Wird ein Beitrag nicht veröffentlicht, nennen wir die Regel und den Grund; dagegen ist eine Beschwerde möglich, über die eine andere Person entscheidet. Ein Programm hilft beim Sortieren, die Entscheidung trifft immer ein Mensch.',
    en: 'Every contribution is read before it appears. We publish what speaks to the topic of the article and respects others – firm disagreement included. When a contribution is not published, we name the rule and the reason; a complaint against that is decided by somebody else. A program helps to sort, a person always decides.',
  },
  clauses: [
    {
      number: '1',
      title: { de: 'Respekt', en: 'Respect' },
      text: {
        de: 'Nicht veröffentlicht werden Beleidigungen, Schmähungen und Beiträge, die andere Leserinnen und Leser, die Redaktion oder Menschen im Artikel nur herabsetzen. Kritik an der Sache, auch scharfe, ist willkommen.',
        en: 'We do not publish insults, abuse or contributions that only belittle other readers, our authors or people in the article. Criticism of the matter, sharp criticism included, is welcome.',
      },
      category: 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH',
    },
    {
      number: '2',
      title: { de: 'Keine Abwertung von Gruppen', en: 'No contempt for groups' },
      text: {
        de: 'Nicht veröffentlicht wird, was Menschen wegen ihrer Herkunft, Religion, Weltanschauung, ihres Geschlechts, ihrer sexuellen Orientierung, ihres Alters oder einer Behinderung abwertet, was zum Hass aufruft oder Verbrechen des Nationalsozialismus leugnet oder verharmlost.',
        en: 'We do not publish contempt for people because of their origin, religion, belief, gender, sexual orientation, age or disability, incitement to hatred, or the denial or belittling of Nazi crimes.',
      },
      category: 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH',
    },
    {
      number: '3',
      title: { de: 'Keine Drohungen, keine Gewalt', en: 'No threats, no violence' },
      text: {
        de: 'Nicht veröffentlicht werden Drohungen, Aufrufe zu Gewalt oder Straftaten und Beiträge, die Gewalt verherrlichen.',
        en: 'We do not publish threats, calls for violence or crime, or the glorification of violence.',
      },
      category: 'STATEMENT_CATEGORY_VIOLENCE',
    },
    {
      number: '4',
      title: { de: 'Unbelegte Vorwürfe', en: 'Unproven accusations' },
      text: {
        de: 'Nicht veröffentlicht werden ehrenrührige Tatsachenbehauptungen über Personen oder Unternehmen, die nicht belegt sind.',
        en: 'We do not publish damaging statements of fact about people or companies that are not substantiated.',
      },
      category: 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH',
    },
    {
      number: '5',
      title: { de: 'Persönliche Daten', en: 'Personal data' },
      text: {
        de: 'Nicht veröffentlicht werden private Daten anderer – Adressen, Telefonnummern, Angaben zu Gesundheit oder Intimleben – und private Nachrichten. Niemand gibt sich als eine andere Person aus.',
        en: 'We do not publish private data of others – addresses, phone numbers, details of health or private life – or private messages. Nobody may pose as somebody else.',
      },
      category: 'STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS',
    },
    {
      number: '6',
      title: { de: 'Beim Thema bleiben', en: 'On topic' },
      text: {
        de: 'Ein Beitrag bezieht sich auf den Artikel oder auf den Beitrag, auf den er antwortet. Fragen zur Moderation bitte an die Redaktion, nicht in die Diskussion.',
        en: 'A contribution speaks to the article or to the contribution that it answers. Questions about moderation go to the newsroom, not into the thread.',
      },
      category: 'STATEMENT_CATEGORY_OTHER_VIOLATION_TC',
    },
    {
      number: '7',
      title: { de: 'Keine Werbung', en: 'No advertising' },
      text: {
        de: 'Nicht veröffentlicht werden Werbung, Spendenaufrufe, Kettenbriefe, mehrfach eingestellte Beiträge und Links ohne Bezug zum Thema.',
        en: 'We do not publish advertising, appeals for donations, chain letters, repeated contributions or links unrelated to the topic.',
      },
      category: 'STATEMENT_CATEGORY_OTHER_VIOLATION_TC',
    },
    {
      number: '8',
      title: { de: 'Fremde Texte', en: 'Texts by others' },
      text: {
        de: 'Nicht veröffentlicht werden kopierte Texte ohne Quelle. Kurze Zitate mit Quelle sind willkommen.',
        en: 'We do not publish copied texts without a source. Short quotations with a source are welcome.',
      },
      category: 'STATEMENT_CATEGORY_INTELLECTUAL_PROPERTY_INFRINGEMENTS',
    },
    {
      number: '9',
      title: { de: 'Keine Pornografie', en: 'No pornography' },
      text: {
        de: 'Nicht veröffentlicht werden pornografische und andere jugendgefährdende Inhalte sowie Links dorthin.',
        en: 'We do not publish pornography or other content harmful to minors, or links to it.',
      },
      category: 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS',
    },
    {
      number: '10',
      title: { de: 'Verständlich schreiben', en: 'Readable' },
      text: {
        de: 'Beiträge stehen in der Sprache der Website und sind lesbar. Reine Zeichenfolgen, Großschreibung über ganze Absätze und Texte ohne erkennbaren Sinn erscheinen nicht.',
        en: 'Contributions are written in the language of the site and can be read. Strings of characters, whole paragraphs in capitals and texts without discernible sense do not appear.',
      },
      category: 'STATEMENT_CATEGORY_OTHER_VIOLATION_TC',
    },
  ],
}
