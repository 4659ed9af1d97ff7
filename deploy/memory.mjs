// By default V8 lets the heap grow to a multiple of what is in use before it collects, and the C library has an arena per
// thread: 570 MB of memory with 150 MB in use, and 380 MB with these settings (`npm run bench -- soak`). Rendering a page
// that is not cached takes a fifth longer with them.

/** Options of Node for a portal on a small server. */
export const memoryOptions = ['--max-semi-space-size=24', '--heap-growing-percent=40']

/** Environment variables for the same. */
export const memoryEnvironment = { MALLOC_ARENA_MAX: process.env.MALLOC_ARENA_MAX || '2' }
