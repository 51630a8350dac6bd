/**
 * Words that stand in nearly every text, German and English. As another name of a tag one of them would have it suggested
 * for all articles.
 */
const commonWords: ReadonlySet<string> = new Set(
  `aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes auch auf aus bei beim
  bin bis bist da dabei dafür dagegen damit danach dann daran darauf darin darüber das dass dein deine dem den denen denn
  der deren derer des dessen deshalb dich die dies diese diesem diesen dieser dieses dir doch dort du durch ein eine
  einem einen einer eines einige einmal er erst es etwa etwas euch euer eure für gegen gab gibt ganz gar gewesen habe
  haben hat hatte hatten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im immer in ins ist ja jede
  jedem jeden jeder jedes jedoch jene jener jetzt kann kein keine keinem keinen keiner können könnte machen man mehr mein
  meine mich mir mit muss müssen nach nachdem neben nein nicht nichts noch nun nur ob oder ohne schon sehr sei sein seine
  seinem seinen seiner seit selbst sich sie sind so solche soll sollen sollte sondern sonst sowie über um und uns unser
  unsere unter viel viele vom von vor während war waren warum was weil weiter welche welcher wenn wer werde werden wie
  wieder will wir wird wo wollen worden wurde wurden zu zum zur zwar zwischen
  a about after again all also an and any are as at be because been before being between both but by can could did do
  does doing down during each few for from further had has have having he her here hers him his how i if in into is it
  its just me more most my no nor not now of off on once only or other our out over own said same she should so some such
  than that the their them then there these they this those through to too under until up very was we were what when
  where which while who whom why will with would you your`
    .split(/\s+/)
    .filter(Boolean),
)

/** Whether a name would be found in every second text: a common word, or a single letter. */
export const isTooCommon = (name: string): boolean =>
  /^\p{L}?$/u.test(name.trim()) || commonWords.has(name.trim().toLowerCase())
