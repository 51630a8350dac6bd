/** What the model judges; threat, spam and off topic are rules. */
export const heads = ['disrespect', 'insult', 'profanity', 'identityAttack'] as const
export type Head = (typeof heads)[number]
