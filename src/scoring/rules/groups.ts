import { fieldNames } from '../lexicon/fields.ts'
import type { ScoredLanguage } from '../scored.ts'
import type { Word } from '../text/normalise.ts'

/** Beginnings of words for groups of people by what they are; as whole words those with a full stop. Folded. */
const groups: Record<ScoredLanguage, string> = {
  de: `auslaender fluechtling gefluechtete migrant asylbewerber asylant zuwanderer einwanderer immigrant tuerk. tuerken tuerkisch araber arabisch moslem muslim islamisch
    juden. jude. juedin juedisch schwarze. schwarzen. schwarzer. afrikaner afrikanisch syrer syrisch afghan. afghanen iraker iraner kurde. kurden kurdisch roma. sinti. zigeuner
    schwule schwuler schwul. homosexuell lesbe lesben lesbisch transmensch transfrau transgender transsexuell transpersonen transmann transmaenner queer bisexuell lgbt
    behindert behinderung trans. rollstuhlfahrer autist frauen. frau. maedchen. weiber. feministinnen polen. polnisch russen. russe. rumaene bulgare ukrainer chinese chinesen asiate asiat
    vietnamese japaner inder. amerikaner franzosen italiener griechen serben albaner suedlaender nordafrikaner marokkaner tunesier algerier nigerianer somalier eritreer
    christen. katholiken buddhisten hindus ossis. wessis. obdachlose arbeitslose hartzer rentner kopftuch dunkelhaeutig farbige. people alte. kanaken`,
  en: `immigrant refugee foreigner migrant muslim moslem islam. jew. jews. jewish black. blacks. african arab mexican latino latina hispanic asian. asians. chinese indian
    native. gay. gays. lesbian homosexual transgender trans. transsexual queer bisexual lgbt disabled disabilities disability handicapped autistic women. woman. female. females. girls. feminist
    gypsies roma. white. whites. christian catholic hindu buddhist pakistani turkish turks. polish russian ukrainian syrian somali nigerian indigenous elderly homeless poor.`,
}

type Groups = { whole: ReadonlySet<string>; beginnings: ReadonlySet<string> }
const shortestBeginning = 4
const longestBeginning = 16
const read = (list: string): Groups => {
  const words = list.trim().split(/\s+/)
  return {
    whole: new Set(words.filter((word) => word.endsWith('.')).map((word) => word.slice(0, -1))),
    beginnings: new Set(words.filter((word) => !word.endsWith('.'))),
  }
}
const byLanguage: Record<ScoredLanguage, Groups> = { de: read(groups.de), en: read(groups.en) }

/** Whether a word names people by origin, faith, sex, whom they love, or a disability. */
export function isGroup(form: string, language: ScoredLanguage): boolean {
  const { whole, beginnings } = byLanguage[language]
  if (whole.has(form)) return true
  for (let length = shortestBeginning; length <= form.length && length <= longestBeginning; length++)
    if (beginnings.has(form.slice(0, length))) return true
  return false
}

/** Hostile beside a group, though no words of abuse by themselves. */
const hostile: Record<ScoredLanguage, ReadonlySet<string>> = {
  de: new Set(
    `hasse hass hassen verachte verabscheue ekeln ekel ekelhaft widerlich widern minderwertig minderwertige unterlegen unzivilisiert primitiv primitive untermenschen tiere tier affen
    ungeziefer insekten kakerlaken ratten parasiten schmarotzer seuche krebs krebsgeschwuer plage pest abschaum dreck muell abfall schmutz krank kranke pervers perverse gestoert abartig
    raus abschieben deportieren vergasen vergast toeten umbringen erschiessen erschossen verrecken sterben vernichten vernichtet ausrotten ausgerottet ausloeschen ausgeloescht verbrennen
    verbrannt kriminell kriminelle verbrecher vergewaltiger terroristen moerder gefaehrlich bedrohung faul dumm dumme bloed verschwinden verpissen zurueckschicken wertlos
    wertlose unertraeglich stinken stinkend dreckig dreckige schlagen bestrafen bestraft unfaehig eklig gift invasion ueberschwemmen herd kueche entsorgen loswerden hoelle schaden schande zumutung krebsgeschwuer ausgerottet verprueglt schlitzen parasitaer unmenschlich unnatuerlich abnormal wertlosen
    minderwertigen haesslich ekelerregend verjagen ausweisen last buerde hassenswert hasst verabscheuen verachten verabscheut verachtet widert anwidern abstossend abstossende abstossender
    bestien bestie monster daemonen teufel zecken laeuse wanzen maden wuermer schweine schwein hunde hund ratte affe vieh viecher barbaren wilde schlampen huren nutten dumme dummer idioten
    verblendet zurueckgeblieben rueckstaendig hinterhaeltig gierig verlogen luegner betrueger diebe moerderisch unsauber ungewaschen unwuerdig verdorben verkommen
    entartet missgeburten missgebildet krueppel geisteskrank geistesgestoert minderwertiger unnuetz nutzlos ueberfluessig laestig plagen schandfleck unfaehiger`.split(
      /\s+/,
    ),
  ),
  en: new Set(
    `hate hates despise loathe detest disgust disgusting disgusts repulsive inferior subhuman animals vermin rats cockroaches insects parasites disease cancer plague pest scum filth filthy
    dirt dirty trash garbage sick perverts pervert deport gas kill killed die dead shot shoot exterminate wipe eradicate burn burned criminals criminal rapists terrorists murderers dangerous
    threat lazy dumb stupid worthless stink stinking evil ruin ruining destroy destroying invade leeches leech monkeys apes pigs dogs retarded unbearable punished beaten
    kitchen abominations freaks hell undeserving ugly unnatural uncivilized uncivilised primitive burden inhuman shit cunts bitches fucking bastards violent retards hating abhor
    deported expelled castrated loathsome despicable abhorrent revolting nauseating vile scummy swine beasts beast monsters monster demons devils savages barbaric backward
    backwards sneaky greedy untrustworthy crooked thieves thieving liars sluts whores idiots morons imbeciles useless hopeless degenerate degenerates perverted deviant deviants abnormal
    unclean unwashed bugs lice maggots worms snakes swarm swarms infest infesting breeding garbage weak pathetic incapable incompetent undesirable undesirables abomination disgrace
    disgraceful scroungers freeloaders moochers worst dislike`.split(/\s+/),
  ),
}
/** Said of deeds and dangers as well as against people: hostile when they say what somebody is or should suffer. */
const descriptive: Record<ScoredLanguage, ReadonlySet<string>> = {
  de: new Set(
    `krank kranke sterben toeten umbringen erschiessen erschossen getoetet vernichtet verbrannt verbrennen kriminell kriminelle verbrecher vergewaltiger terroristen moerder gefaehrlich bedrohung faul
    verschwinden schlagen bestrafen bestraft tiere tier hund hunde gift invasion herd kueche hoelle schaden schande abschieben ausweisen deportieren betrueger diebe muell schmutz abfall seuche krebs plagen
    last buerde wilde teufel raus ekel hass`.split(/\s+/),
  ),
  en: new Set(
    `kill killed die dead shot shoot burn burned criminals criminal terrorists murderers dangerous threat gas violent hate hates hating deport deported expelled punished beaten sick disease cancer plague
    animals dogs hell burden evil destroy destroying wipe kitchen weak incapable bugs swarm snakes lazy ugly poison`.split(
      /\s+/,
    ),
  ),
}
const copulas: Record<ScoredLanguage, ReadonlySet<string>> = {
  de: new Set(
    'sind ist seid waren bleiben gehoeren gehoert sollen sollten muessen muss sollte ich wir'.split(' '),
  ),
  en: new Set('are is re s be was i we m all should must fucking'.split(' ')),
}
const whole = 0.85
/** Said of a group with „sind“, any word of these fields is hostile. */
const predicated: ReadonlySet<number> = new Set(
  (['stupidity', 'madness', 'lying', 'shame', 'disgust', 'contempt', 'animals', 'crime'] as const).map(
    (name) => fieldNames.indexOf(name),
  ),
)
const predicatedWorth = 0.75
const reach = 6

/** How hostile a word is beside a group, 0…1. `fields`: what it speaks of. */
export function hostility(
  words: readonly Word[],
  place: number,
  {
    language,
    clauses,
    fields,
  }: { language: ScoredLanguage; clauses: Uint16Array; fields: readonly number[] },
): number {
  const form = words[place]?.form ?? ''
  const isListed = hostile[language].has(form)
  if (isListed && !descriptive[language].has(form)) return whole
  if (!isListed && !fields.some((field) => predicated.has(field))) return 0
  for (let at = Math.max(0, place - reach); at <= place + 2; at++)
    if (at !== place && clauses[at] === clauses[place] && copulas[language].has(words[at]?.form ?? ''))
      return isListed ? whole : predicatedWorth
  return isListed ? whole / 2 : 0
}
