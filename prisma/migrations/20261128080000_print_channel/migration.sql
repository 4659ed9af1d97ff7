-- The code on a printed article has a short link of its own.
ALTER TYPE "share_channel" ADD VALUE 'print';
