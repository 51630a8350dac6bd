/**
 * German words of abuse, seeded by the „List of Dirty, Naughty, Obscene and Otherwise Bad Words“ (LDNOOBW, CC BY 4.0) and
 * extended by the Depesche authors. Written with umlauts; their forms and compounds are made in `lexicon.ts`.
 */
export const germanInsults = {
  /** Nobody takes these for friendly. */
  strong: `arschloch arschgeige arschgesicht arschkriecher arschlecker arschficker wichser hurensohn hurenkind hundesohn missgeburt drecksau
    drecksack dreckskerl drecksvolk drecksweib dreckspack dreckstück saukerl scheißkerl schwanzlutscher schlampe hure nutte fotze votze flittchen
    bastard vollidiot vollspast spast spasti vollpfosten vollhonk abschaum hackfresse kackbratze pisser scheißer kinderficker mutterficker ficker
    motherfucker bitch fucker wixer wixxer hurensöhne pissnelke schwachkopf vollhorst vollpfosten volltrottel volldepp
    untermensch gesindel geschmeiß gesocks lumpenpack drecksloch dreckschwein schweinehund
    schwachmat hirni evolutionsbremse kretin mongo bratze opfersau`,
  plain: `idiot depp trottel dummkopf dummbatz dussel blödmann blödian esel hornochse hornochs rindvieh schafskopf vollochse knallkopf knalltüte pfeife
    armleuchter witzfigur kotzbrocken stinktier ratte ratten ungeziefer parasit schmarotzer schwein sau schweinepack pack mob lügner lügnerin lügenmaul
    lügenpresse lügenbaron betrüger heuchler feigling versager versagerin loser penner spinner spinnerin irrer irre hetzer hetzerin verbrecherin
    kriegstreiber kriegshetzer volksverräter volksverräterin verräter vaterlandsverräter hochverräter landesverräter schwätzer dummschwätzer labertasche
    sesselfurzer speichellecker schleimer honk lappen waschlappen lauch lusche memme weichei warmduscher schlappschwanz nichtsnutz taugenichts faulpelz
    zecke zecken nazischwein nazisau nazibraut faschist faschistenpack linksfaschist nazi dreckspresse systemnutte systemling systemhure
    gutmensch bahnhofsklatscher teddywerfer schlafschaf schlafschafe klatschvieh wutbürger aluhut covidiot verschwörungsspinner
    möchtegern wichtigtuer klugscheißer besserwisser dummerchen dilettant pfuscher stümper stümperin marionette hampelmann clown lachnummer
    psychopath psycho geisteskranker geistesgestörter hirnloser hohlkopf hohlbirne hohlbratze spatzenhirn erbsenhirn gehirnamputierter matschbirne
    lump halunke schuft schurke gauner ganove dreck bagage sippschaft brut klotz trampel zicke ziege kuh schnepfe tussi schreckschraube
    furie hexe vettel schabracke dirne heulsuse jammerlappen arschkind rotzlöffel rotznase bengel saubande sauhaufen proll prolet assi asi
    hinterwäldler bauerntrampel dorfdepp pappnase vogelscheuche fettsack fettwanst dickmadam nullnummer null flachpfeife flachzange
    dumpfbacke dünnbrettbohrer einfaltspinsel einzeller tölpel tropf zwerg giftzwerg kröte made schmeißfliege kakerlake zombie
    hanswurst kasper kasperl spießer witzbold blockwart denunziant bonze volldepp bumsbirne sackgesicht hackfressen fratze`,
  /** Words that judge a person or a text from above; harmless elsewhere. */
  mild: `dumm dümmer dümmste dümmsten dämlich blöd doof bescheuert bekloppt behämmert beschränkt hirnlos hirnverbrannt hirnrissig schwachsinnig schwachsinn
    idiotisch bescheuerte verblödet verdummt unfähig inkompetent lächerlich erbärmlich peinlich armselig jämmerlich ekelhaft eklig widerlich abartig
    widerwärtig pervers krank geisteskrank irrsinnig gestört gehirnamputiert verlogen verlogene heuchlerisch hinterfotzig feige schäbig
    blödsinn quatsch unsinn müll schrott schund geschwafel gelaber geschwätz gefasel gesülze gewäsch dummheit dämlichkeit dummes
    asozial primitiv niveaulos schamlos unverschämt unverschämtheit frechheit schande kotzt kotzen schnauze maul fresse halts verpiss verpisst
    verzieh abschieben entsorgen naiv ahnungslos verstrahlt verwirrt minderbemittelt unterbelichtet ungebildet dreist dreckig
    idiotie schwachsinnige lachhaft würstchen hetze propaganda verarschen verarscht verblödung dumpf stumpfsinnig`,
} as const

export const germanProfanity = {
  strong: `fick ficken fickt gefickt abgefickt verfickt verfickte verfickter verficktes fotze votze schwanz pimmel titten wichsen gewichst möse
    muschi bumsen vögeln arschficken schwanzlutschen onanieren hurerei hurensohn wichser arschloch scheißdreck fickscheiße`,
  plain: `scheiße scheiß scheisse scheiss scheißt beschissen beschissene beschissener beschissenes geschissen verschissen kacke kacken kackt verkackt
    arsch ärsche arschloch arschgeige pisse pissen gepisst angepisst verpissen kotze kotzen verarschen verarscht verarsche
    pinkeln kackwurst bratze nippel popel pimpern schnackeln morgenlatte tittchen dödel porno wichse nutte hure schlampe drecksau dreckschwein
    saublöd sauerei furz furzen shit fuck fucking wtf bullshit`,
  mild: `mist verdammt verdammte verdammter verdammtes verflucht verfluchte dreck drecks saudumm`,
} as const

/** Words for people because of what they are, not of what they do. */
export const germanSlurs = {
  strong: `neger nigger bimbo kanake kanacke kanacken kümmeltürke kameltreiber ziegenficker ziegenhirte kuffnucke kuffnuck zigeunerpack judensau judenpack judenschwein saujude
    drecksjude schwuchtel tunte arschficker kampflesbe transe schwanzfrau mannweib krüppel spasti mongoloid mohammedanerpack moslempack muselmann muselmänner musel muselpack
    asylantenpack asylschmarotzer asylbetrüger sozialschmarotzer wirtschaftsflüchtling kulturbereicherer goldstück goldstücke fachkräfte rapefugee rapefugees
    schlitzauge schlitzaugen fidschi polacke polacken itaker spaghettifresser knoblauchfresser ölauge kaffer zulukaffer dunkeldeutscher hottentotte
    untermensch untermenschen herrenrasse rassenschande blutschande umvolkung bevölkerungsaustausch invasoren invasor asylanten asylant
    emanze feminazi femitusse kampfemanze weibsstück weibsbild weiberpack schwuletten homopack kinderschänder messermann messermänner messerfachkraft
    negerkuss mischling bastardrasse viehzeug gesocks affenmensch buschneger analritter`,
  plain: `zigeuner weiber türkenpack araberpack negerlein moslems muselmane islamisierung überfremdung scheinasylant schwarzfuß ungläubige passdeutsche passdeutscher
    neubürger fachkraft bereicherer eselficker kopftuchmädchen kopftuchgeschwader gendergaga genderwahn genderidioten volksschädling volkskörper umvolken`,
  mild: 'rasse mischrasse ausländerflut flüchtlingsflut asylflut asylwelle flüchtlingswelle masseneinwanderung',
} as const

/** Words that come before a noun to curse it: Scheißregierung, Drecksblatt. */
export const germanPrefixes = {
  profanity: ['scheiss', 'kack', 'fick', 'arsch'],
  insult: [
    'drecks',
    'sau',
    'scheiss',
    'arsch',
    'vollidioten',
    'luegen',
    'hurensohn',
    'voll',
    'idioten',
    'deppen',
    'schweine',
  ],
} as const

/** Harmless words that hold a bad one. */
export const germanHarmless = `saudi saudis saudiarabien sauber saubere sauberer sauberkeit sauer sauerstoff sauerland sauna säugling säule säulen sauce sauerkraut sausen saum
    arschbacke schweinefleisch schweinepest schweinehaltung schweinezucht schweinegrippe schweinebraten schweiz hausschwein wildschwein wildschweine meerschweinchen
    sparschwein landratte leseratte wasserratte bisamratte kinderkram kassler eselsbrücke esel kleingeld volltreffer vollzeit vollbart vollmacht vollmond vollkorn vollständig
    hurerei mistel mister misten optimist optimisten chemist kommunist pessimist schirmherr moskito scheisshaus hexenjagd hexenhaus milchkuh bergziege seekuh
    arschbombe clownfisch nullpunkt nullsummenspiel packung packen packt gepäck pfeifen trillerpfeife krankenhaus kranke kranken krankheit gestörter zwergplanet
    brutto brutal bruttoinlandsprodukt sauriere saurier sausage saugen saugt sauerteig vollmilch volljährig vollends vollendet arschaffenburg witzig
    marsch märsche aufmärsche märschen klumpen schein gutschein lügendetektor saubermachen saucen säue deppendorf idiotensicher`
