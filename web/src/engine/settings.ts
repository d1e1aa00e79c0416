/**
 * How Go collects garbage in the engine, while every key is decided: seldom, because an answer leaves much behind and
 * keeps little, but always before the memory grows large. The other modules run seldom, and keep Go's own measure.
 */
export const engineSettings: readonly string[] = ["GOGC=400", "GOMEMLIMIT=96MiB"];
