import type { mail as german } from '../de/mail.ts'

export const mail: Record<keyof typeof german, string> = {
  'mail.greeting': 'Hello {name},',
  'mail.greetingPlain': 'Hello,',
  'mail.linkFallback': 'If the button does not open, please copy this address into your browser:',
  'mail.automatic': 'This e-mail was sent automatically.',
  'mail.when': '{date} at {time}',
  'mail.role.administrator': 'administrator',
  'mail.role.editor': 'editor',
  'mail.role.author': 'author',
  'mail.role.moderator': 'moderator',

  'mail.invitation.subject': 'Invitation to the newsroom of {site}',
  'mail.invitation.title': 'Invitation to the newsroom',
  'mail.invitation.body': '{inviter} invites you to work with {site}. Your role: {role}.',
  'mail.invitation.next':
    'This link lets you choose your name and a password. It is valid until {until} and works once.',
  'mail.invitation.button': 'Accept the invitation',
  'mail.invitation.ignore': 'You did not expect an invitation? Then there is nothing you need to do.',

  'mail.passwordReset.subject': 'A new password for {site}',
  'mail.passwordReset.title': 'Choose a new password',
  'mail.passwordReset.body': 'Somebody asked for a new password for your account at {site}.',
  'mail.passwordReset.next':
    'The link is valid for one hour (until {until}) and works once. It signs you out on all devices.',
  'mail.passwordReset.button': 'Choose a new password',
  'mail.passwordReset.ignore':
    'That was not you? Then there is nothing you need to do: your password stays as it is.',

  'mail.passwordChanged.subject': 'Your password at {site} was changed',
  'mail.passwordChanged.title': 'Your password was changed',
  'mail.passwordChanged.body': 'The password of your account at {site} was changed on {when}.',

  'mail.emailChanged.subject': 'Your address at {site} was changed',
  'mail.emailChanged.title': 'Your address was changed',
  'mail.emailChanged.body':
    'The address you sign in with at {site} was changed on {when}. It is now {email}.',

  'mail.accountChanged.notYou': 'That was not you? Then please get in touch with {contact} at once.',

  'mail.contribution.subject': 'Your contribution on “{headline}” has arrived',
  'mail.contribution.confirmSubject': 'Please confirm: your contribution on “{headline}”',
  'mail.contribution.title': 'Your contribution has arrived',
  'mail.contribution.confirmTitle': 'Is this your address?',
  'mail.contribution.body':
    'thank you for your contribution on “{headline}”. It is with the editors and will appear once they have looked at it.',
  'mail.contribution.ask':
    'Please confirm once that this address is yours. The link is good until {until}. Your contribution appears without it too; but only with it can we trust your contributions.',
  'mail.contribution.confirmButton': 'Confirm address',
  'mail.contribution.own':
    'As long as your contribution is waiting, and for half an hour after it has appeared, you can change or withdraw it here:',
  'mail.contribution.ownButton': 'To your contribution',
  'mail.contribution.ignore':
    'You have not written anything? Then somebody else gave your address. You can withdraw the contribution by the last link; otherwise there is nothing for you to do.',

  'mail.reply.subject': '{name} has answered you: “{headline}”',
  'mail.reply.title': 'An answer to your contribution',
  'mail.reply.body': '{name} has answered your contribution on the article “{headline}”:',
  'mail.reply.button': 'Read the answer',
  'mail.reply.end':
    'You get this mail because you wanted to hear of answers to this contribution. One click ends it:',
  'mail.reply.endLink': 'No more answers to this contribution',

  'mail.alert.button': 'Read the article',
  'mail.alert.why.similar': 'You get this mail because you read “{name}” and want to read more like it.',
  'mail.alert.why.search':
    'You get this mail because you want to read whatever the search for “{name}” finds.',
  'mail.alert.why.author': 'You get this mail because you want to read what is new from {name}.',
  'mail.alert.why.tag': 'You get this mail because you want to read what is new on “{name}”.',
  'mail.alert.why.section': 'You get this mail because you follow the section “{name}”.',
  'mail.alert.why.gone': 'You get this mail because you want to read news like this.',
  'mail.alert.more': 'More like this',
  'mail.alert.notThis': 'Not this',
  'mail.alert.endLink': 'No more news of this kind',
  'mail.alert.ownLink': 'All your notifications',
  'mail.gathering.title': 'News from “{site}”',
  'mail.gathering.subjectTwo': '{headline} – and one more',
  'mail.gathering.subjectMany': '{headline} – and {others} more',

  'mail.comments.subject': 'New contribution by {name}: “{headline}”',
  'mail.comments.subjectMany': '{count} new contributions: “{headline}”',
  'mail.comments.subjectArticles': '{count} new contributions in the comments of “{site}”',
  'mail.comments.title': 'New in the comments',
  'mail.comments.about': 'On the article “{headline}”',
  'mail.comments.read': 'Read the contribution',
  'mail.comments.oneMore': 'And one more below the article',
  'mail.comments.more': 'And {count} more below the article',
  'mail.comments.why.comments': 'You get this mail because you want to hear of new comments on this article.',
  'mail.comments.why.replies':
    'You get this mail because you want to hear of answers to the contribution by {name}.',
  'mail.comments.why.repliesGone': 'You get this mail because you want to hear of answers to a contribution.',
  'mail.comments.endLink': 'No more mails about this',
}
