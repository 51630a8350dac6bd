export const redirects = {
  'redirects.from': 'Alte Adresse',
  'redirects.to': 'Führt zu',
  'redirects.search': 'Adresse suchen',
  'redirects.add': 'Weiterleitung setzen',
  'redirects.change': 'Ziel ändern',
  'redirects.set': '{from} führt jetzt zu {to}.',
  'redirects.by': 'Gesetzt von',
  'redirects.byItself': 'Umzug des Artikels',
  'redirects.since': 'Seit',
  'redirects.article': 'Zum Artikel',
  'redirects.remove': 'Weiterleitung von {from} entfernen',
  'redirects.removed': '{from} leitet nicht mehr weiter.',
  'redirects.none': 'Noch leitet keine Adresse weiter.',
  'redirects.noneHint':
    'Bekommt ein Artikel eine neue Adresse, steht die alte von selbst hier. Andere lassen sich oben setzen.',
  'redirects.noneFound': 'Dazu gibt es keine Weiterleitung.',
}
