/**
 * English words that tell nothing of a subject. The background knows how common German words are; in a German paper
 * with a handful of English articles, only this list knows that „the“ is no rare word.
 */
export const commonEnglish: ReadonlySet<string> = new Set(
  `a about above according across after again against ago all almost along already also although always am among an and
  another any anyone anything are around as ask asked at away back be became because become been before began behind being
  below best better between beyond big both bring but by call called came can cannot come could day days did didn do
  does doesn doing don done down during each early either else end enough even ever every everyone everything far few
  first five following for former found four from full gave get gets getting give given go goes going good got great
  had half has have having he her here hers herself him himself his hour hours how however hundred hundreds i if in including
  instead into is isn it its itself just keep kept know known large last late later least left less let like little ll
  long longer look made make makes making man many may me mean means might million minutes month months more morning most
  much must my myself near nearly need needs never new next no nor not nothing now of off often old on once one ones only
  or other others our ours out over own part people per perhaps place point put quite rather re really right said same
  saw say saying says second see seem seen set seven several shall she should show since six small so some someone something
  soon still such take taken taking tell ten than that the their theirs them themselves then there these they thing
  things think third this those though thousand thousands three through time times to today together told tomorrow too
  took toward towards turn two under until up upon us use used using ve very want wanted was wasn way we week weeks well
  went were weren what when where whether which while who whole whom whose why will with within without won work would
  yeah year years yes yesterday yet you your yours`.split(/\s+/),
)
