import { notFound } from 'next/navigation.js'

/** Every other address below the desk: its own 404, with the way back to the list. */
export default function Missing(): never {
  notFound()
}
