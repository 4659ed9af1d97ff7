// By itself V8 lets the heap grow to a multiple of what is in use before it cleans up, and the C library keeps an arena a
// thread: 570 MB of memory with 150 MB in use, where these make 380 MB (`npm run bench -- soak`). Pages that are not kept are
// rendered a fifth slower for it.

/** Node's words for a portal on a small server. */
export const memoryOptions = ['--max-semi-space-size=24', '--heap-growing-percent=40']

/** Its environment. */
export const memoryEnvironment = { MALLOC_ARENA_MAX: process.env.MALLOC_ARENA_MAX || '2' }
