'use client'

/** Within the desk's frame. */
export { Failed as default } from '#components/desk/failed.tsx'
