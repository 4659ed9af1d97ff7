/* What a public form gains by scripts. */
export {}
