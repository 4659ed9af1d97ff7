import { publicNetwork } from '#lib/fetch/public-network.ts'
import { networkOf } from './test-network.ts'

// Loaded into a portal's process by `node --import`: the sites that it fetches pages from are servers of the test on
// 127.0.0.1, under these names; everything else is refused as ever, and nothing is asked of the Internet.

Object.assign(publicNetwork, networkOf({ 'news.lecong.test': ['127.0.0.1'] }))
