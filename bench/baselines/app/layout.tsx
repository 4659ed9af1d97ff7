import type { ReactNode } from 'react'

/** The article's page brings its own `<html>`. */
export default function Layout({ children }: { children: ReactNode }) {
  return children
}
