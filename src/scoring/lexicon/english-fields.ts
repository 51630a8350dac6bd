import type { FieldName } from './fields.ts'

/**
 * Beginnings of English words by what they speak of, from general knowledge of the language; as whole words those with a
 * full stop. Lower case, without apostrophes.
 */
export const englishFields: Record<FieldName, string> = {
  stupidity: `stupid dumb idiot moron imbecile brain braindead brainless fool foolish ignoran clueless mindless iq. intelligen educat uneducat
    illiterate thick. dense. dim. halfwit simpleton gullible naive reading. comprehen think. thinks. understand`,
  madness: `crazy insan mad. madness lunatic nuts. nutty nutjob psycho mental. mentally delusion deranged demented sick. therapy medicat meds. drunk
    alcohol drug drugs. senile dementia hysteric paranoi unhinged asylum.`,
  lying: `lie. lies. lied. liar lying. fake fraud propagand hypocri deceiv deceit decept dishonest cheat corrupt scam con. crook bribe manipulat
    brainwash censor coverup mainstream msm. biased spin. mislead`,
  treason: `traitor treason betray homeland nation. patriot sellout regime dictator tyran globalist elite elites. soros puppet invasion invad takeover
    replacement sovereign deepstate establishment swamp`,
  shame: `shame shameful disgrace pathetic ridicul laughable laughing. embarrass outrage unbelievable incompeten useless worthless failure fail. fails.
    loser coward spineless gutless arrogan smug selfish pompous entitled cowardly weak.`,
  disgust: `disgust gross. vile filth filthy nasty puke vomit sicken repuls revolt trash garbage scum slime sleaz stink stinks smell dirt dirty sewer
    cesspool rot. rotten toxic poison cancer plague disease`,
  excrement: `shit crap. crappy poop piss ass. asses. arse butt. turd fart feces toilet bullshit`,
  sex: `fuck sex sexual whore slut bitch cunt dick. dicks. cock pussy tits rape rapist raped pedo pervert porn prostitut queer. gay. molest virgin`,
  animals: `pig. pigs. dog. dogs. rat. rats. ape. apes. monkey snake snakes. vermin cockroach roach parasite leech worm maggot animal animals. beast
    sheep sheeple cattle weasel vulture insect`,
  violence: `kill killed. murder shoot. shot. gun. guns. stab knife bomb terror attack beat. beaten hit. punch slap hang. hanged lynch burn. burned die.
    dies. dead death blood bloody war. wars. violen tortur execut slaughter massacre destroy`,
  punishment: `jail prison locked. lock. arrest charged convict sentence. sentenced court. trial fired resign impeach punish penalty ban. banned sue. sued`,
  expulsion: `deport expel leave. out. kick. kicked border borders. wall. illegal illegals. immigra sendback away. gtfo remov exile banish keep. stay.`,
  crime: `crime criminal thug thugs. gang gangs. thief thieves steal stole robb burglar smuggl dealer dealers. terrorist jihad isis. mob. looter felon`,
  migrants: `immigrant migrant refugee foreigner alien aliens. asylum arab african mexican latino hispanic asian. chinese indian. syrian somali haitian
    black. blacks. negro gypsy gypsies`,
  faith: `muslim islam moslem quran koran sharia mosque burka hijab allah. jew. jews. jewish zion israel christian catholic church. pope. bible religio
    god. gods. atheis hindu`,
  women: `woman women girl girls. female wife. mother. mom. moms. feminis hag. witch blonde fat. ugly old. bimbo nag. karen lady. ladies.`,
  camps: `liberal libtard leftist left. lefty socialis communis marxis democrat progressive snowflake sjw antifa right. conservativ republican gop.
    trump trumpster nazi nazis. fascis racist racis bigot redneck supremac hitler maga.`,
  state: `government politic politician president minister senat congress mayor council party. parties. police cop. cops. judge. judges. justice. media.
    press. journalis reporter newspaper tax. taxes. taxpayer vote. voter voters. election law. laws.`,
  speech: `shut. stfu whin whine crybab rant rants. babbl drivel blather bark. screech yell. yelling preach spew spews. troll trolls. yap. mouth. crying.
    cry. moan`,
  contempt: `clown clowns. jerk creep bastard douche scumbag dirtbag piece. bunch. gang. crowd. ilk. kind. types. lot. bozo buffoon goon thug wimp sissy
    punk. brat. peasant hillbilly trailer. welfare bum. bums. damn. hell.`,
  generalising: `all. every. everyone always. never. nobody only. typical totally completely absolutely entire whole. just. really. literally. nothing.
    everything. constantly any.`,
  pointing: 'this. these. those. that. such. another. so. what.',
  you: 'you. your. yours. youre. yourself. u. ur. ya. yall. youve. youll.',
  they: 'they. them. their. theirs. theyre. he. she. him. her. his. hers. it. its.',
  we: 'we. us. our. ours. were. ourselves.',
  me: 'i. me. my. mine. im. ive. id. myself. am.',
  kind: `thank thanks. please. love. lovely nice. great. good. best. beautiful wonderful happy glad kind. friend friends. friendly congrat respect.
    excellent awesome agree. welcome. hope. hopefully peace. well. helpful interest enjoy enjoyed brilliant cheers`,
  measured: `maybe perhaps probably possibly likely. seems. seem. somewhat however although though. but. while. because. since. therefore if. unless.
    some. sometimes. few. many. most. often. usually argument question questions. evidence source study. data. percent fact. facts. example. opinion.`,
  news: `today yesterday tomorrow year. years. month months. week weeks. day. days. hour hours. million billion dollar report. reported article video
    story. game. team. season movie music city. county road weather school schools.`,
  mockery:
    'haha hahaha lol. lmao rofl joke jokes. funny hilarious irony sarcas sure. yeah. right. wow. oh. ah. genius expert. bravo hero. duh. hmm.',
  wish: 'should. must. need. needs. deserve deserves. hope. wish. want. wants. ought. let. lets. will. would. shall. gonna.',
  negation:
    'not. no. none. dont. doesnt. didnt. isnt. arent. wasnt. cant. cannot. wont. wouldnt. shouldnt. without. neither. nor. t.',
}
