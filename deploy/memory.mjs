// By itself V8 lets the heap grow to a multiple of what is in use before it cleans up, and the C library keeps an arena a
// thread: 570 MB of memory with 150 MB in use, where these make 380 MB at the same speed (`npm run bench -- soak`).

/** Node's words for a portal on a small server. */
export const memoryOptions = ['--max-semi-space-size=24', '--heap-growing-percent=40']

/** Its environment. */
export const memoryEnvironment = { MALLOC_ARENA_MAX: '2' }
