-- What is to happen after a commit is a job, stored in the same transaction. Nothing ever read these messages.
DROP TABLE "outbox";
