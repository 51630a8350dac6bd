/** Refusals and errors of the API: `problem.<code>`, a sentence that says what to mend. */
export const problems = {
  'problem.bad-input':
    'Die Eingabe ist unvollständig oder fehlerhaft. Was zu ändern ist, steht bei den Feldern.',
  'problem.bad-json': 'Der Inhalt der Anfrage ist kein gültiges JSON.',
  'problem.too-large': 'Die Anfrage ist zu groß.',
  'problem.unsupported-media-type': 'Dieser Inhaltstyp wird hier nicht angenommen.',
  'problem.not-signed-in': 'Bitte melden Sie sich an oder senden Sie ein gültiges Token.',
  'problem.not-allowed': 'Dafür fehlt die Berechtigung.',
  'problem.still-under-way': 'Dieselbe Anfrage wird gerade bearbeitet. Bitte gleich noch einmal versuchen.',
  'problem.not-json': 'Die Anfrage muss JSON schicken (Content-Type: application/json).',
  'problem.cross-site': 'Anfragen von fremden Seiten werden nicht angenommen.',
  'problem.not-found': 'Das gibt es hier nicht (mehr).',
  'problem.method-not-allowed': 'Dieser Aufruf ist unter dieser Adresse nicht vorgesehen.',
  'problem.revision-missing': 'Es fehlt die Angabe, welcher Stand geändert wird (If-Match mit der Revision).',
  'problem.revision-outdated':
    'Inzwischen gibt es einen neueren Stand (Revision {current}). Nichts wurde überschrieben.',
  'problem.too-many-requests': 'Zu viele Anfragen in kurzer Zeit. Bitte warten Sie einen Moment.',
  'problem.not-set-up': 'Diese Installation ist noch nicht eingerichtet.',
  'problem.internal':
    'Hier ist etwas schiefgegangen. Der Vorgang wurde nicht ausgeführt; die Kennung steht dabei.',
  'problem.unknown-section': 'Das Ressort „{section}“ gibt es nicht.',
  'problem.unknown-author': 'Diese Autorin oder diesen Autor gibt es nicht.',
  'problem.unknown-media': 'Das Bild „{mediaId}“ gibt es in der Mediathek nicht.',
  'problem.unknown-article': 'Diesen Artikel gibt es nicht.',
  'problem.path-taken': 'Die Adresse {path} ist schon vergeben.',
  'problem.bad-slug': 'Die Adresse braucht mindestens einen Buchstaben oder eine Ziffer.',
  'problem.publish-at-missing': 'Zum Einplanen fehlt der Zeitpunkt (publishAt).',
  'problem.publish-at-past': 'Der Zeitpunkt liegt in der Vergangenheit.',
  'problem.publish-at-out-of-range': 'Der Zeitpunkt muss zwischen 1970 und 2100 liegen.',
  'problem.under-embargo':
    'Der Artikel hat eine Sperrfrist bis {until}. Bitte für einen späteren Zeitpunkt einplanen.',
  'problem.not-published': 'Der Artikel ist nicht veröffentlicht.',
  'problem.not-a-draft':
    'Verwerfen lassen sich nur Entwürfe, die nie erschienen sind. Veröffentlichte Artikel werden zurückgezogen, geplante zuerst wieder zum Entwurf.',
  'problem.pinned':
    'Der Artikel ist auf der Titelseite vorgemerkt. Bitte nehmen Sie ihn dort zuerst herunter.',
  'problem.already-unpublished': 'Der Artikel ist schon zurückgezogen.',
  'problem.body-too-long': 'Der Text ist zu lang.',
  'problem.bad-body': 'Der Text enthält etwas, das sich nicht speichern lässt: {reason}',
  'problem.not-yours': 'Diesen Artikel dürfen nur seine Autorin oder sein Autor und die Redaktion ändern.',
  'problem.import-cannot-start':
    'Dieser Import lässt sich nicht beginnen: Die Datei ist nicht mehr da, wird noch gelesen, oder er ist schon fertig.',
  'problem.import-under-way': 'Es läuft schon ein Import. Bitte warten, bis er fertig ist.',
  'problem.import-started': 'Dieser Import hat schon begonnen; sein Bericht bleibt.',
  'problem.empty-file': 'Die Datei ist leer.',
  'problem.file-too-large':
    'Die Datei ist größer als {limitMegabytes} MB. Bitte verkleinern und noch einmal hochladen.',
  'problem.not-a-picture':
    'Diese Datei lässt sich nicht als Bild lesen. Angenommen werden JPEG, PNG, WebP, AVIF und GIF, außerdem PDF.',
  'problem.svg-not-allowed':
    'SVG-Dateien werden nicht angenommen, weil sie Programme enthalten können. Bitte als PNG oder WebP speichern.',
  'problem.format-not-supported':
    'Das Format {contentType} wird nicht angenommen. Bitte als JPEG, PNG oder WebP speichern.',
  'problem.too-many-pixels':
    'Das Bild hat {megapixels} Millionen Pixel, möglich sind höchstens {limit} Millionen. Bitte verkleinern.',
  'problem.picture-damaged':
    'Das Bild ist beschädigt oder unvollständig. Bitte noch einmal speichern und hochladen.',
  'problem.no-focal-point': 'Einen Bildmittelpunkt haben nur Bilder.',
  'problem.media-in-use': 'Das wird noch gezeigt: {places}. Bitte zuerst dort entfernen.',
  'problem.sign-in-failed': 'Adresse oder Passwort stimmt nicht.',
  'problem.too-many-searches': 'Zu viele Suchen von diesem Anschluss. In {seconds} Sekunden geht es weiter.',
  'problem.too-many-tries': 'Zu viele Versuche. Bitte warten Sie {seconds} Sekunden.',
  'problem.wrong-password': 'Das Passwort stimmt nicht.',
  'problem.password-too-short': 'Das Passwort braucht mindestens zehn Zeichen.',
  'problem.password-too-long': 'Das Passwort darf höchstens 200 Zeichen haben.',
  'problem.password-common':
    'Dieses Passwort wird als eines der ersten ausprobiert. Bitte wählen Sie ein anderes, zum Beispiel mehrere Wörter.',
  'problem.password-personal':
    'Das Passwort darf nicht der Name der Zeitung, Ihr Name oder Ihre Adresse sein.',
  'problem.bad-name': 'Bitte geben Sie einen Namen mit höchstens 120 Zeichen ein.',
  'problem.bad-email': 'Das ist keine vollständige E-Mail-Adresse.',
  'problem.email-taken': 'Mit dieser Adresse gibt es schon ein Konto.',
  'problem.unknown-staff': 'Dieses Konto gibt es nicht (mehr).',
  'problem.last-administrator':
    'Das ist das letzte Konto mit der Rolle Administration. Geben Sie die Rolle zuerst jemand anderem.',
  'problem.unknown-invitation':
    'Diese Einladung gibt es nicht mehr. Sie wurde angenommen oder zurückgezogen.',
  'problem.link-invalid': 'Dieser Link gilt nicht mehr. Er wurde schon verwendet oder zurückgezogen.',
  'problem.link-expired': 'Dieser Link ist abgelaufen. Bitte lassen Sie sich einen neuen schicken.',
  'problem.unknown-token': 'Dieses Token gibt es nicht, oder es wurde schon widerrufen.',
  'problem.staff-only': 'Das geht nur mit einer Anmeldung, nicht mit einem Token.',
  'problem.sender-without-domain':
    'Der Absender hat keine eigene Domain. Bitte zuerst unter Einstellungen, Mail eine Absenderadresse eintragen.',
  'problem.key-waiting': 'Ein Schlüssel wartet schon auf seinen DNS-Eintrag.',
  'problem.unknown-key': 'Diesen Schlüssel gibt es nicht (mehr).',
  'problem.record-missing':
    'Der Eintrag ist im DNS noch nicht zu finden. Nach dem Eintragen kann es einige Stunden dauern.',
  'problem.dns-not-asked': 'Das DNS hat nicht geantwortet. Bitte später noch einmal versuchen.',
  'problem.unknown-delivery': 'Diese E-Mail gibt es im Postausgang nicht (mehr).',
  'problem.unknown-mailing': 'Diesen Versand gibt es nicht (mehr).',
  'problem.not-started': 'Dieser Versand hat noch nicht begonnen.',
  'problem.already-paused': 'Dieser Versand ist schon angehalten.',
  'problem.not-paused': 'Dieser Versand ist nicht angehalten.',
  'problem.mailing-over': 'Dieser Versand ist schon zu Ende.',
  'problem.newsletter-without-name': 'Der Newsletter braucht einen Namen.',
  'problem.main-newsletter':
    'Den ersten Newsletter gibt es immer. Er kann geschlossen, aber nicht entfernt werden.',
  'problem.newsletter-in-use':
    'Dieser Newsletter hat Abonnements oder Ausgaben und bleibt deshalb. Er kann geschlossen werden.',
  'problem.issue-submitted': 'Diese Ausgabe ist schon unterwegs und lässt sich nicht mehr ändern.',
  'problem.issue-not-submitted': 'Diese Ausgabe ist noch nicht unterwegs.',
  'problem.issue-not-scheduled': 'Diese Ausgabe ist nicht geplant.',
  'problem.issue-not-ready': 'So kann die Ausgabe nicht verschickt werden. Die Prüfliste sagt, was fehlt.',
  'problem.already-accepted': 'Diese E-Mail hat der Mailserver schon angenommen.',
  'problem.delivery-under-way':
    'Diese E-Mail wird gerade übergeben. Bitte versuchen Sie es in einigen Minuten noch einmal.',
  'problem.already-set-up': 'Diese Installation ist schon eingerichtet. Bitte melden Sie sich an.',
  'problem.set-up-code-missing': 'Bitte geben Sie den Code ein, den der Server beim Start ausgibt.',
  'problem.set-up-code-wrong': 'Der Code stimmt nicht. Er steht in der Ausgabe des Servers.',
  'problem.slug-taken': 'Die Adresse „{slug}“ ist schon vergeben.',
  'problem.slug-reserved': 'Diese Adresse gehört zum System. Bitte eine andere wählen.',
  'problem.section-not-empty':
    'In diesem Ressort stehen noch Artikel, vielleicht auch Entwürfe. Bitte zuerst in ein anderes verschieben.',
  'problem.name-taken': 'Diesen Namen gibt es schon, vielleicht als anderen Namen desselben Eintrags.',
  'problem.alias-too-common':
    '„{name}“ steht in fast jedem Text: Das Schlagwort würde überall vorgeschlagen. Bitte einen genaueren Namen nehmen.',
  'problem.same-tag': 'Ein Thema lässt sich nicht mit sich selbst zusammenführen.',
  'problem.author-has-articles':
    'Unter diesem Namen stehen Artikel. Er bleibt, weil die Autorenzeile zum Artikel gehört.',
  'problem.bad-path':
    'Das ist keine Adresse dieser Website. Sie beginnt mit einem Schrägstrich, zum Beispiel /ueber-uns.',
  'problem.path-missing':
    'Aus diesem Titel lässt sich keine Adresse bilden. Bitte geben Sie eine an, zum Beispiel /ueber-uns.',
  'problem.path-reserved': 'Die Adresse {path} gehört zum System. Bitte eine andere wählen.',
  'problem.leads-to-itself': 'Die Weiterleitung führt auf sich selbst.',
  'problem.leads-in-a-circle': 'Zusammen mit anderen Weiterleitungen führt diese im Kreis.',
  'problem.address-in-use':
    'Unter {path} finden Leserinnen und Leser etwas; eine Weiterleitung von dort hätte keine Wirkung.',
  'problem.too-many-pins': 'So viele Plätze gibt es nicht: einen Aufmacher und vier in der zweiten Reihe.',
  'problem.article-pinned-twice': 'Ein Artikel kann auf der Startseite nur an einer Stelle stehen.',
  'problem.until-past': 'Dieser Zeitpunkt ist schon vorbei.',
  'problem.bad-time': 'Das ist kein Zeitpunkt. Erwartet wird zum Beispiel 2026-11-23T18:00:00Z.',
  'problem.webhook-url-not-allowed':
    'Diese Adresse wird nicht angenommen. Sie muss mit https:// beginnen und öffentlich sein; andere gibt die Administration des Servers frei (DEPESCHE_FETCH_ALLOW).',
  'problem.too-many-webhooks': 'Mehr als {count} Webhooks sind nicht möglich.',
  'problem.webhook-disabled': 'Dieser Webhook ist abgeschaltet. Bitte zuerst einschalten.',
  'problem.webhook-under-way':
    'Das wird gerade gesendet. Bitte versuchen Sie es in einer Minute noch einmal.',
  'problem.comments-off': 'Zu diesem Artikel gibt es keine Kommentare.',
  'problem.comments-closed': 'Die Kommentare zu diesem Artikel sind geschlossen.',
  'problem.too-many-listen':
    'Gerade hören hier zu viele zu. Bitte versuchen Sie es in einer Minute noch einmal.',
  'problem.too-many-comments':
    'Von hier kamen in kurzer Zeit sehr viele Beiträge. Bitte versuchen Sie es in zehn Minuten noch einmal.',
}
