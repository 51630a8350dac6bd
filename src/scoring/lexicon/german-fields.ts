import type { FieldName } from './fields.ts'

/**
 * Beginnings of German words by what they speak of, from general knowledge of the language; as whole words those with a
 * full stop. Folded: lower case, umlauts as `ae oe ue`.
 */
export const germanFields: Record<FieldName, string> = {
  stupidity: `dumm duemm bloed doof daemlich bekloppt bescheuert behaemmert hirn gehirn verstand idiot depp trottel
    schwachsinn bloedsinn unsinn quatsch debil verbloed verdumm dummheit iq. intelligenz intelligent denken. denkt.
    nachdenken bildung ungebildet analphabet kapier begreif versteh naiv blind ahnungslos plan. hohl grenzdebil
    einfaeltig beschraenkt borniert stumpfsinn bildungsfern schulabschluss baumschule brett. lernresistent
    merkbefreit`,
  madness: `krank. kranke. kranken. kranker. krankes. irre. irrer irren. irrsinn wahn. wahnsinn wahnhaft verrueckt gestoert
    durchgeknallt psycho psychiatr therapie anstalt klapse medikament pillen. arzt. droge kiff. gekifft besoffen
    betrunken saeufer alkohol koks. gaga. plemplem spinn. spinnt. spinnen. spinner bekifft senil dement geisteskrank
    zurechnungsfaehig einweisen verwirrt fanatisch fanatiker hysterisch paranoid`,
  lying: `luege. luegen. luegt. luegner gelogen verlogen luegenpresse maerchen fake. fakenews betrug betrueg betrog
    beschiss bescheiss verarsch veraeppel verdreh vertusch heuchel heuchler scheinheilig doppelmoral propaganda
    hetze. hetzen. hetzt. hetzer manipul gehirnwaesche zensur zensier verschweig verschwieg vertuschen taeusch
    verheimlich schoenred getuerkt korrupt bestochen gekauft. gesteuert maulkorb gleichgeschaltet staatsfunk
    staatsmedien systemmedien mainstream`,
  treason: `verrat verraet verraten vaterland volk. volkes. volks heimat deutschland nation abendland untergang unterga
    verkauft. ausverkauf ausgeliefert regime. diktat diktatur ddr. stasi. system. altparte blockparte einheitspart
    kartell marionett globalist elite. eliten. lobby bonzen umvolk bevoelkerungsaus islamisier ueberfremd invasion
    invasor flutung ueberschwemm grenzen. souveraen reichsbuerger widerstand besatz vasall soros rothschild gender.
    nwo.`,
  shame: `schande schaem scham. schamlos peinlich erbaermlich jaemmerlich armselig laecherlich lachnummer witzfigur
    unverschaemt frech. frechheit dreist unfassbar unertraeglich ungeheuer unglaublich skandal blamage blamier
    versag unfaehig inkompeten nichtskoenn ahnungslos amateur dilettant nutzlos ueberfluessig wertlos charakterlos
    ehrlos wuerdelos gewissenlos verantwortungslos ruecksichtslos respektlos niveaulos arrogan ueberheblich
    selbstgefaellig selbstgerecht eingebildet abgehoben feige. feigheit primitiv asozial`,
  disgust: `ekel eklig ekle. kotz brech. brechen. uebel. schlecht. widerlich widerwaert abartig abscheul pervers dreck.
    dreckig schmutz muell abschaum abfall stink gestank stinkt. speich spuck schleim igitt pfui baeh schmierig
    schleimig versifft siff. sumpf. kloake gosse. rotz verseucht seuche pest. krebsgeschw geschwuer gift. giftig`,
  excrement: `scheis scheiss kack kacke arsch. aersche arsche piss pisse furz kot. klo. klopapier toilette hintern. popo.
    poebel puper`,
  sex: `fick fotz schwanz. schwaenze titten. nutte hure schlamp puff. porno geil. sex. sexuell wichs poppen bums
    vergewaltig schwul. lesb paedo paedophil kinderschaend kinderfick jungfrau notgeil lutsch blasen. sperma
    kastrier inzest inzucht`,
  animals: `schwein sau. saue saeue hund. hunde. hunden. koeter affe. affen. ratte ratten ungeziefer kakerlak parasit zecke
    esel. ziege. ziegen. kuh. kuehe schaf. schafe. schlafschaf laemmer geier. hyaene schlange. wurm. wuermer made.
    maden. viech vieh. viecher tier. tiere. bestie raubtier rudel herde. kroete blutsaug schmarotz`,
  violence: `toet. toeten. getoetet mord moerd ermord umbring umgebracht kill erschiess erschoss erschlag erschlagen schlag.
    schlagen. schlaeg geschlag pruegel verpruegel stech. abstech messer erstech koepf enthaupt hinricht haengen.
    aufhaeng galgen. strick. steinig vergas gaskammer verbrenn abknall abgeknallt foltern folter peitsch quael
    gewalt. gewalttaet terror attent bombe. anschlag krieg. blut. blutig opfer. verreck krepier sterben. stirb. tot.
    tod. leiche vernicht ausrott ausmerz baller knarre. waffe`,
  punishment: `knast. gefaengnis zuchthaus einsperr weggesperrt wegsperr inhaftier verhaft anzeig. angezeigt verklag gericht.
    strafe. bestraf anklag haft. lager. arbeitslager tribunal nuernberg handschell lebenslang ruecktritt
    zuruecktreten abtreten. abdank entlass feuern. gefeuert rauswurf rausgeworfen abwaehl abgewaehlt weg. wegmuss
    verbiet. verboten`,
  expulsion: `raus. rauswerf rausschmeiss abschieb abschub abgeschoben ausweis. ausgewiesen zurueckschick heimschick heimreise
    ausreise hau. verpiss verschwind verzieh. abhau haut. geh. geht. zieh. deportier remigration grenze. dicht.
    schliess einreise illegal abweis zaun. mauer. entsorg loswerd`,
  crime: `kriminell kriminal verbrech straftat straftaet taeter. dieb. diebe. diebstahl raub. raeuber einbrech einbruch
    bande. banden. clan. clans. mafia dealer drog messersteche vergewaltig belaestig antanz gangster ganove
    terrorist islamist gefaehrder salafist is. mob. bruta`,
  migrants: `fluechtling gefluechtet refugee asyl migrant migration einwander zuwander auslaend fremd. fremde. fremden.
    neubuerg schutzsuchend goldstueck fachkraft fachkraeft bereicher kulturfremd kulturbereich orient suedlaend
    nordafri maghreb afrikan neger schwarze. schwarzafri syrer syrisch afghan iraker marokkan tunesi eritre nigeria
    somal zigeuner roma. tuerk araber arabisch kurd kopftuch familiennachzug willkommen willkommenskultur`,
  faith: `islam muslim moslem musel mohammed koran. scharia mosche imam. allah. kopftuch burka. burkas. niqab salafis
    dschihad jihad unglaeubig christ. christen kirche. papst. jude. juden. juedisch zion israel. antisemit synagog
    religion gott. kreuz. bibel.`,
  women: `frau. frauen. maedchen. weib. weiber. mutti. oma. omas. tussi. zicke emanz feminis femin quote. frauenquote
    gender kinderlos hausfrau blondine fette. fett. fettes. haesslich alte. olle. hexe. kampflesb`,
  camps: `links. linke. linken. linker. linksgruen linksext linksradik linksfaschis linksversifft antifa. sozi. sozis.
    sozialist kommunist gruen. gruene. gruenen. gruenin gutmensch bahnhofsklatsch teddy spd. cdu. csu. fdp. afd.
    pds. sed. npd. rechts. rechte. rechten. rechter. nazi. nazis. neonazi rechtsext rechtsradik rechtspopul faschis
    braun. braune. braunen. rassis populist pegida hitler goebbels adolf. ns. kz. holocaust auschwitz reichs`,
  state: `regierung minister kanzler merkel bundestag politik politiker partei parteien staat. behoerde justiz. richter.
    polizei polizist beamte gez. rundfunk ard. zdf. presse. medien. journalist zeitung spiegel. bild. redakt
    bruessel eu. steuer steuerzahl steuergeld diaeten wahl. waehler gesetz. demokrat`,
  speech: `halt. halts. schnauze fresse. maul. klappe. klappen. ruhe. schweig sabbel laber gelaber schwafel geschwafel
    fasel gefasel schwaetz geschwaetz gequatsch gewaesch gesuelz heul. heult. heulen. gejammer jammer. jammern.
    plapper sabber kreisch bruell klaeff geheul gelalle lall. palaver dummschwaetz plaerr gebruell geschrei geifer
    bloek klaeff geklaeff`,
  contempt: `pack. packs. gesindel gesocks sippschaft bagage brut. saubande truppe. haufen. meute. horde. horden. clique.
    bande. kasper clown hampelmann marionette typ. typen. kerl. tante. visage fratze. fresse gestalt. gestalten.
    subjekt kreatur figur. figuren. elend. elende elender elendes verdammt. verdammte verflucht verfluchte mist.
    drecks lump schuft. schurke null. nullen. pfeife. pfeifen. niete. nieten. loser. opfer. penner. hartz. spast
    mongo. behindert. missgeburt abtreib`,
  generalising: `alle. alles. jeder. immer. nie. niemals. nur. typisch ueberall. ausnahmslos saemtlich komplett. total. absolut.
    wirklich. voellig. restlos endgueltig einfach. schon. mal. halt. eben. doch. bloss. ganze. ganzen. lauter.
    dauernd staendig`,
  pointing: `diese. dieser. dieses. diesen. diesem. solch solche. solcher. solches. solchen. sowas. son. so. ein. dem. denen.
    deren. dessen. jene`,
  you: `du. dich. dir. dein. deine. deinen. deiner. deinem. ihr. euch. euer. eure. euren. eurer. eurem. bist. hast.
    seid. habt. wirst. willst. kannst. musst. sollst.`,
  they: 'die. sie. ihnen. ihre. ihren. ihrer. ihrem. denen. er. ihn. ihm. der. sein. seine.',
  we: 'wir. uns. unser. unsere. unseren. unserer. unserem. man.',
  me: `ich. mich. mir. mein. meine. meinen. meiner. meinem. bin. habe. hab. denke. glaube. finde. weiss. hoffe.
    wuensche.`,
  kind: `danke. dank. dankesch bitte. bitten. gern. gerne. lieb. liebe. lieber. liebes. schoen. schoene schoener schoenes
    toll. tolle tolles super. gut. gute. guten. guter. gutes. freu freund. freunde freundlich herzlich glueckwunsch
    gratul grats. erfolg respekt. klasse. prima. wunderbar wundervoll grossartig interessant spannend lesenswert
    empfehl hilfreich sympath nett. nette netter cool. richtig. stimmt. genau. recht. einverstand zustimm hoff.
    hoffentlich hoffnung frieden. glueck. gluecklich lach. laecheln daumen morgen. nacht. abend. gruss. gruesse
    wochenende sonne`,
  measured: `vielleicht. wohl. eher. eventuell moeglich. moeglicherweise wahrscheinlich vermutlich scheint. eigentlich.
    zumindest allerdings jedoch obwohl dennoch trotzdem einerseits andererseits teilweise manche. manchmal einige.
    wenige. viele. meist. meistens oft. etwa. ungefaehr meines. meiner. meinung. ansicht. argument frage. fragen.
    antwort quelle. studie. statistik prozent. zahlen. fakt. fakten. beispiel bspw. zb. differenz diskuss grund.
    gruende. deshalb. daher. weil. denn. falls. sofern bzw.`,
  news: `heute. gestern. morgen. uhr. laut. berichtet bericht. meldung interview artikel. video. live. programm. sendung.
    tweet. twitter follower. facebook link. blog. buch. film. musik. foto. bild. bilder. spiel. tor. bundesliga
    trainer wetter. jahr. jahre. jahren. monat woche. tag. tage. euro. million milliard`,
  mockery: `haha hahaha lol. rofl lmao hihi witz. witzig lustig. lachen. gelacht lacht. ironie satire klar. natuerlich.
    sicher. logisch. bravo. applaus glanzleistung held. helden. experte experten. genie. schlau. schlaumeier
    besserwiss ach. ach so. aha. ja. ne. gell. wow. ups. tja. na. naja. oh. ohje. mimimi. bla. blabla`,
  wish: `soll. sollen. sollte. sollten. muss. muessen. muesste. gehoert. gehoeren. wuensch. hoffe. moege. moegen.
    moechte. will. wollen. darf. duerfen. verdient. verdien`,
  negation: 'nicht. kein. keine. keinen. keiner. nichts. nie. niemand. ohne. nein. nix. nee. kaum.',
}
