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
  procedure: {
    de: 'Wer entscheidet. Über jeden Beitrag entscheidet die Redaktion, in der Regel bevor er erscheint. Welche Artikel anders gehandhabt werden – sofort sichtbar und danach gelesen, oder sofort sichtbar nur von Vertrauten –, legt sie für die Website, ein Ressort oder einen Artikel fest.\n\nWas Programme tun. Ein Programm auf dem eigenen Server schätzt für jeden Beitrag, ob er beleidigt, droht, Gruppen angreift, wirbt oder am Thema vorbeigeht; dazu kommen Listen von Wörtern und Sperren auf Zeit. Das ordnet die Warteschlange und gibt einen Vorschlag. Kein Programm lehnt ab oder entfernt. Nur was eine Falle für Werbeprogramme fängt – ein unsichtbares Feld, ein Absenden schneller als jedes Tippen –, wird ohne Ansehen als Spam abgelegt. Fällt das Programm aus, warten die Beiträge. Namen, E-Mail-Adressen und Texte verlassen den Server dafür nicht.\n\nBegründung. Wer einen Beitrag geschrieben hat, der nicht erscheint oder entfernt wird, bekommt eine E-Mail mit der Nummer der Regel, dem Sachverhalt, der Angabe, ob ein Programm beteiligt war, und einem Link zur Beschwerde.\n\nBeschwerde. Sechs Monate lang genügt ein Klick auf diesen Link. Über die Beschwerde entscheidet ein Mensch, und zwar ein anderer als beim ersten Mal, wo es ihn gibt. Hat sie Erfolg, erscheint der Beitrag. Der Weg zu den Gerichten steht immer offen.\n\nMeldung. Unter jedem veröffentlichten Beitrag steht „Melden“. Jede Meldung wird bestätigt, geprüft und beantwortet, auch ohne Konto.\n\nMaß. Wer immer wieder gegen die Regeln verstößt, dessen Beiträge können eine Zeit lang einzeln zurückgehalten werden. Entschieden wird sorgfältig, sachlich und im Verhältnis, mit Blick auf die Meinungsfreiheit. Änderungen dieser Regeln werden mit Datum angezeigt; eine Entscheidung gilt nach der Fassung ihres Tages.',
    en: 'Who decides. The editors decide on every contribution, as a rule before it appears. Which articles are handled otherwise – visible at once and read afterwards, or visible at once only from those who are trusted – they set for the site, a section or an article.\n\nWhat programs do. A program on our own server estimates for each contribution whether it insults, threatens, attacks groups, advertises or misses the topic; lists of words and blocks for a time come on top. This orders the queue and makes a suggestion. No program rejects or removes anything. Only what a trap for advertising robots has caught – a field nobody sees, a form sent faster than anybody types – is filed as spam unseen. When the program fails, contributions wait. Names, e-mail addresses and texts do not leave the server for it.\n\nReasons. Whoever wrote a contribution that does not appear or is removed gets an e-mail with the number of the rule, the facts, whether a program took part, and a link for a complaint.\n\nComplaint. For six months one click on this link is enough. A person decides on the complaint, and another one than the first time where there is one. If it succeeds, the contribution appears. The way to the courts is always open.\n\nReport. Below each published contribution stands “Report”. Each report is confirmed, examined and answered, without an account.\n\nMeasure. Contributions of those who break the rules again and again may be held back one by one for a time. Decisions are made with care, objectively and in proportion, with regard to freedom of expression. Changes of these rules are shown with their date; a decision rests on the version of its day.',
  },
}
