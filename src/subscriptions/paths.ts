/** Where readers subscribe and find what they follow, in the words of the site's language. Mails name these places. */
export type SubscriptionPaths = {
  newsletter: string
  /** Takes requests; below it each reader's own page, by its secret. */
  notifications: string
  /** Below it, by the secret in the mail. */
  confirmSubscription: string
  /** Below it, by the secret in each mail: ends one subscription. */
  endSubscription: string
}

export const subscriptionPaths = (language: 'de' | 'en'): SubscriptionPaths =>
  language === 'en'
    ? {
        newsletter: '/newsletters',
        notifications: '/notifications',
        confirmSubscription: '/notifications/confirm',
        endSubscription: '/notifications/end',
      }
    : {
        newsletter: '/newsletter',
        notifications: '/benachrichtigungen',
        confirmSubscription: '/benachrichtigungen/bestaetigen',
        endSubscription: '/benachrichtigungen/ende',
      }
