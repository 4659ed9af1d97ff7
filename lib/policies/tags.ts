/** Cache tag of the pages of the 声明 and its versions. */
export const POLICY = 'policy'
