/** How many requests to the public JSON one client may send in so many seconds. */
export const apiRate = { requests: 600, seconds: 60 } as const
