#!/usr/bin/env bash
# Makes the faulty certificates of this sample with OpenSSL 3. The keys are published: they are for this sample only.
# Run it to start over; the date in the project then has to follow.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
rm -rf certs && mkdir certs && cd certs
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

key() { openssl ecparam -genkey -name prime256v1 -noout -out "$work/$1.key"; }

ca() { # name subject issuer; the issuer is the name itself for a root
    key "$1"
    printf 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\nsubjectKeyIdentifier=hash\n' > "$work/ca.ext"
    openssl req -new -key "$work/$1.key" -subj "$2" -out "$work/$1.csr"
    if [[ $1 == "$3" ]]; then
        openssl x509 -req -in "$work/$1.csr" -signkey "$work/$1.key" -days 3650 -sha256 -extfile "$work/ca.ext" -out "$work/$1.crt"
    else
        openssl x509 -req -in "$work/$1.csr" -CA "$work/$3.crt" -CAkey "$work/$3.key" -days 1825 -sha256 -extfile "$work/ca.ext" -out "$work/$1.crt"
    fi
}

leaf() { # name days extra-arguments… ; extensions come from standard input
    local name=$1 days=$2
    shift 2
    cat > "$work/$name.ext"
    [[ -e $work/$name.key ]] || key "$name"
    openssl req -new -key "$work/$name.key" -subj "/O=Example/CN=mqtt.example.com" -out "$work/$name.csr"
    openssl x509 -req -in "$work/$name.csr" -CA "$work/intermediate.crt" -CAkey "$work/intermediate.key" -days "$days" -extfile "$work/$name.ext" -out "$work/$name.crt" "$@"
}

usage='basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\n'
good="${usage}extendedKeyUsage=serverAuth\nsubjectAltName=DNS:mqtt.example.com\n"

ca root "/O=Example/CN=Example Root CA" root
ca intermediate "/O=Example/CN=Example Issuing CA" root
cp "$work/root.crt" root.crt

printf "$good" | leaf expired 1 -sha256
cat "$work/expired.crt" "$work/intermediate.crt" > expired.pem

printf "$good" | leaf incomplete 365 -sha256
cp "$work/incomplete.crt" incomplete.pem

printf "${usage}extendedKeyUsage=clientAuth\nsubjectAltName=DNS:10.0.0.5\n" | leaf names 365 -sha256
cat "$work/names.crt" "$work/intermediate.crt" > names.pem

printf "$good" | leaf order 365 -sha256
cat "$work/intermediate.crt" "$work/order.crt" > order.pem

openssl genrsa -out "$work/weak.key" 1024
printf "$good" | leaf weak 3650 -sha1
cat "$work/weak.crt" "$work/intermediate.crt" "$work/weak.key" > weak.pem

printf "$good" | leaf joined 365 -sha256
{ printf '%s' "$(cat "$work/joined.crt")"; cat "$work/intermediate.crt"; } > joined.pem

printf "$good" | leaf mismatch 365 -sha256
cat "$work/mismatch.crt" "$work/intermediate.crt" > mismatch.pem
cp "$work/order.key" mismatch.key
