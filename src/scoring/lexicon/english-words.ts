/**
 * English words of abuse, seeded by the „List of Dirty, Naughty, Obscene and Otherwise Bad Words“ (LDNOOBW, CC BY 4.0) and
 * extended by the Depesche authors.
 */
export const englishInsults = {
  strong: `asshole arsehole motherfucker bastard bitch cunt dickhead douchebag douche dipshit shithead fuckhead fuckwit fucktard prick twat wanker tosser whore slut
    scumbag scum shitbag asshat asswipe jackass dumbass dumbfuck libtard retard retarded subhuman vermin degenerate
    cocksucker bellend knobhead cuck pisspot shitstain turd imbecile moron cretin halfwit`,
  plain: `idiot idiots fool fools dumb stupid stupidity loser losers clown clowns jerk creep pig pigs rat rats coward cowards liar liars traitor traitors crook crooks fraud
    hypocrite hypocrites lunatic psycho psychopath sociopath nutcase nutjob nutter wacko weirdo freak hag witch nazi fascist thug thugs parasite parasites
    dimwit nitwit twit dolt dunce ignoramus simpleton bozo buffoon blockhead bonehead airhead pinhead numbskull knucklehead dope sucker slob sleazebag sleaze
    snowflake snowflakes sheeple sheep troll trolls bigot bigots racist racists puppet stooge lapdog bootlicker deplorable deplorables demented deranged brainless
    mindless clueless spineless gutless worthless useless garbage trash filth filthy disgusting`,
  mild: `silly ridiculous pathetic ignorant ignorance idiotic moronic absurd lame laughable insane crazy nuts mad delusional incompetent corrupt dishonest hypocritical foolish
    shameful nonsense rubbish crap drivel bullshit arrogant selfish greedy childish cowardly evil vile sick gross lying lies hate hates stfu gtfo`,
} as const

export const englishProfanity = {
  strong: `fuck fucks fucked fucker fuckers fuckin fucking motherfucker motherfucking cunt cunts cock cocks cocksucker dick dicks pussy pussies tits titties titty blowjob
    handjob rimjob cum cumming cumshot jizz gangbang deepthroat dildo masturbate wank wanker anal porn clit boner horny stfu gtfo wtf mofo fck fuk fuckery`,
  plain: `shit shits shitty shitting bullshit horseshit apeshit dipshit ass asses arse asshole assholes arsehole bitch bitches bitching bitchy slut sluts whore whores hoe hoes
    piss pissed pissing bastard bastards bollocks bugger tit twat prick pricks douche douchebag nigga niggas nigguh niggah butthole boob boobs goddamn`,
  mild: 'damn damned dammit crap crappy hell suck sucks butt screw screwed freaking frigging bloody',
} as const

export const englishSlurs = {
  strong: `nigger niggers faggot faggots fag fags dyke dykes tranny trannies shemale kike kikes spic spics wetback wetbacks chink chinks gook gooks paki pakis raghead ragheads
    towelhead towelheads beaner beaners coon coons jigaboo darkie darky gypsy gyppo retard retards spastic mongoloid cripple cripples pikey sandnigger zipperhead slanteye 
    honkey honky cracker redskin squaw injun untermensch subhuman subhumans feminazi feminazis muzzie muzzies mudslime mudslimes jap japs negro negroes halfbreed mongrel mongrels wog wogs sambo golliwog poof poofs poofter poofters trannie tard tards spaz mong mongs wop wops dago dagos kaffir
    kaffirs chinaman chinky abo abos rapefugee rapefugees bint bints skank skanks thot thots dindu camelfucker goatfucker goatfuckers ladyboy fudgepacker
    homo homos lesbo bulldyke illegals`,
  plain:
    'invaders invader infestation thugs savages savage barbarians barbarian animals ghetto redneck rednecks hillbilly inbred bimbo bimbos',
  mild: 'queer queers aliens',
} as const

export const englishHarmless =
  'assassin assess asset assets class classic pass passion cockpit cocktail scunthorpe dickens therapist analysis analyst shuttlecock hancock'
