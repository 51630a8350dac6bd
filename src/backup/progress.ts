/** Told often; who shows it decides how often that is. */
export type OnProgress = (step: { what: string; done: number; total: number }) => void
