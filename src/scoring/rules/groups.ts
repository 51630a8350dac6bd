import type { ScoredLanguage } from '../scored.ts'

/** Beginnings of words for groups of people by what they are; as whole words those with a full stop. Folded. */
const groups: Record<ScoredLanguage, string> = {
  de: `auslaender fluechtling gefluechtete migrant asylbewerber asylant zuwanderer einwanderer immigrant tuerk. tuerken tuerkisch araber arabisch moslem muslim islamisch
    juden. jude. juedin juedisch schwarze. schwarzen. schwarzer. afrikaner afrikanisch syrer syrisch afghan. afghanen iraker iraner kurde. kurden kurdisch roma. sinti. zigeuner
    schwule schwuler schwul. homosexuell lesbe lesben lesbisch transmensch transfrau transgender transsexuell transpersonen transmann transmaenner queer bisexuell lgbt
    behindert behinderung rollstuhlfahrer autist frauen. frau. maedchen. weiber. feministinnen polen. polnisch russen. russe. rumaene bulgare ukrainer chinese chinesen asiate asiat
    vietnamese japaner inder. amerikaner franzosen italiener griechen serben albaner suedlaender nordafrikaner marokkaner tunesier algerier nigerianer somalier eritreer
    christen. katholiken buddhisten hindus ossis. wessis. obdachlose arbeitslose hartzer rentner kopftuch dunkelhaeutig farbige. people alte. kanaken`,
  en: `immigrant refugee foreigner migrant muslim moslem islam. jew. jews. jewish black. blacks. african arab mexican latino latina hispanic asian. asians. chinese indian
    native. gay. gays. lesbian homosexual transgender trans. transsexual queer bisexual lgbt disabled disabilities disability handicapped autistic women. woman. female. females. girls. feminist
    gypsies roma. white. whites. christian catholic hindu buddhist pakistani turkish turks. polish russian ukrainian syrian somali nigerian indigenous elderly homeless poor.`,
}

type Groups = { whole: ReadonlySet<string>; beginnings: readonly string[] }
const read = (list: string): Groups => {
  const words = list.trim().split(/\s+/)
  return {
    whole: new Set(words.filter((word) => word.endsWith('.')).map((word) => word.slice(0, -1))),
    beginnings: words.filter((word) => !word.endsWith('.')),
  }
}
const byLanguage: Record<ScoredLanguage, Groups> = { de: read(groups.de), en: read(groups.en) }

/** Whether a word names people by origin, faith, sex, whom they love, or a disability. */
export function isGroup(form: string, language: ScoredLanguage): boolean {
  const { whole, beginnings } = byLanguage[language]
  return whole.has(form) || beginnings.some((beginning) => form.startsWith(beginning))
}

/** Hostile beside a group, though no words of abuse by themselves. */
const hostile: Record<ScoredLanguage, ReadonlySet<string>> = {
  de: new Set(
    `hasse hass hassen verachte verabscheue ekeln ekel ekelhaft widerlich widern minderwertig minderwertige unterlegen unzivilisiert primitiv primitive untermenschen tiere tier affen
    ungeziefer insekten kakerlaken ratten parasiten schmarotzer seuche krebs krebsgeschwuer plage pest abschaum dreck muell abfall schmutz krank kranke pervers perverse gestoert abartig
    raus abschieben deportieren vergasen vergast toeten umbringen erschiessen erschossen verrecken sterben vernichten vernichtet ausrotten ausgerottet ausloeschen ausgeloescht verbrennen
    verbrannt kriminell kriminelle verbrecher vergewaltiger terroristen moerder gefaehrlich bedrohung faul dumm dumme bloed verschwinden verpissen zurueckschicken wertlos
    wertlose unertraeglich stinken stinkend dreckig dreckige schlagen bestrafen bestraft unfaehig eklig gift invasion ueberschwemmen herd kueche entsorgen loswerden hoelle schaden schande zumutung krebsgeschwuer ausgerottet verprueglt schlitzen parasitaer unmenschlich unnatuerlich abnormal wertlosen
    minderwertigen haesslich ekelerregend verjagen ausweisen`.split(/\s+/),
  ),
  en: new Set(
    `hate hates despise loathe detest disgust disgusting disgusts repulsive inferior subhuman animals vermin rats cockroaches insects parasites disease cancer plague pest scum filth filthy
    dirt dirty trash garbage sick perverts pervert deport gas kill killed die dead shot shoot exterminate wipe eradicate burn burned criminals criminal rapists terrorists murderers dangerous
    threat lazy dumb stupid worthless stink stinking evil ruin ruining destroy destroying invade leeches leech monkeys apes pigs dogs retarded unbearable punished beaten
    kitchen abominations freaks hell undeserving ugly unnatural uncivilized uncivilised primitive burden inhuman shit cunts bitches fucking bastards violent retards hating abhor
    deported expelled castrated`.split(/\s+/),
  ),
}
export const isHostile = (form: string, language: ScoredLanguage): boolean => hostile[language].has(form)
