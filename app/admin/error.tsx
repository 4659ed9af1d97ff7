'use client'

/** Where the frame itself, or a page outside it, could not be made. */
export { Failed as default } from '#components/desk/failed.tsx'
