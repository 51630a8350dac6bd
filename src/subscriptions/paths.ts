/** Where readers subscribe and find what they follow, in the words of the site's language. Mails name these places. */
export type SubscriptionPaths = {
  newsletter: string
  /** Takes requests; below it each reader's own page, by its secret. */
  notifications: string
  /** Below it, by the secret in the mail. */
  confirmSubscription: string
  /** Below it, by the secret in each mail: ends one subscription. */
  endSubscription: string
  /** Below each, by the secret in a mail: more, or nothing, like the article told. */
  moreLikeThis: string
  nothingLikeThis: string
  /** Below it, by the secret in the mail that asks whether it goes on. */
  renew: string
}

export const subscriptionPaths = (language: 'de' | 'en'): SubscriptionPaths =>
  language === 'en'
    ? {
        newsletter: '/newsletters',
        notifications: '/notifications',
        confirmSubscription: '/notifications/confirm',
        endSubscription: '/notifications/end',
        moreLikeThis: '/notifications/more',
        nothingLikeThis: '/notifications/not-this',
        renew: '/notifications/renew',
      }
    : {
        newsletter: '/newsletter',
        notifications: '/benachrichtigungen',
        confirmSubscription: '/benachrichtigungen/bestaetigen',
        endSubscription: '/benachrichtigungen/ende',
        moreLikeThis: '/benachrichtigungen/mehr',
        nothingLikeThis: '/benachrichtigungen/nicht',
        renew: '/benachrichtigungen/verlaengern',
      }
