/** Texts of the rooms around the articles. */
export const rooms = {}
