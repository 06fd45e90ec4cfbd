throw new Error('this worker never gets to its feet');
