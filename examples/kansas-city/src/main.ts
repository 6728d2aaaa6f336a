console.log('Kansas City: nothing to replay yet.');
